import type { Readable } from 'node:stream';
import { readBytes } from './byte-stream';

/** The first thing a client says (PostgreSQL documentation, "Message Formats": packets without a type byte). */
export type StartupPacket =
  | { readonly kind: 'startup'; readonly protocol: number; readonly parameters: ReadonlyMap<string, string> }
  | { readonly kind: 'cancel'; readonly packet: Buffer; readonly key: string }
  | { readonly kind: 'ssl-request' }
  | { readonly kind: 'gss-request' }
  /** A TLS record instead of a packet; its bytes are back in the stream. */
  | { readonly kind: 'tls' }
  /** Another protocol altogether, HTTP for one. PostgreSQL closes without a word. */
  | { readonly kind: 'garbage' }
  | { readonly kind: 'unsupported'; readonly protocol: number };

export type StartupMessage = StartupPacket & { readonly kind: 'startup' };

/** PostgreSQL's MAX_STARTUP_PACKET_LENGTH. */
const maxLength = 10_000;
const tlsHandshakeRecord = 0x16;
const requestCodes = new Map<number, 'cancel' | 'ssl-request' | 'gss-request'>([
  [(1234 << 16) | 5678, 'cancel'],
  [(1234 << 16) | 5679, 'ssl-request'],
  [(1234 << 16) | 5680, 'gss-request'],
]);

/** Rejects with a StreamEndedError when the client leaves first. */
export async function readStartupPacket(stream: Readable): Promise<StartupPacket> {
  const head = await readBytes(stream, 4);
  if (head[0] === tlsHandshakeRecord) {
    stream.unshift(head);
    return { kind: 'tls' };
  }
  const length = head.readUInt32BE();
  if (length < 8 || length > maxLength) return { kind: 'garbage' };
  const body = await readBytes(stream, length - 4);
  const code = body.readUInt32BE();
  const kind = requestCodes.get(code);
  if (kind === 'cancel')
    return { kind, packet: Buffer.concat([head, body]), key: cancelKey(body.subarray(4)) };
  if (kind !== undefined) return { kind };
  if (code >>> 16 !== 3) return { kind: 'unsupported', protocol: code };
  const parameters = parseParameters(body.subarray(4));
  return parameters === undefined ? { kind: 'garbage' } : { kind: 'startup', protocol: code, parameters };
}

/**
 * The packet that stands for these parameters. Rendering what was parsed, instead of passing the client's bytes
 * on, keeps the server from reading a user name out of them that was not checked here.
 */
export function renderStartupPacket(protocol: number, parameters: ReadonlyMap<string, string>): Buffer {
  const words = [...parameters].flat().map((word) => `${word}\0`);
  const body = Buffer.from(`${words.join('')}\0`, 'latin1');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(head.length + body.length);
  head.writeUInt32BE(protocol, 4);
  return Buffer.concat([head, body]);
}

/** A parameter's value as text. */
export function parameterText({ parameters }: StartupMessage, name: string): string {
  return Buffer.from(parameters.get(name) ?? '', 'latin1').toString();
}

/** What identifies a running session to cancel: process id and secret, as they are in both messages. */
export function cancelKey(processIdAndSecret: Buffer): string {
  return processIdAndSecret.toString('hex');
}

/**
 * Names and values by turns, each ended by a zero byte, and one more at the end. Their encoding is nobody's
 * business here, so each byte becomes one character. Of a name given twice the last value counts, as in PostgreSQL.
 */
function parseParameters(bytes: Buffer): Map<string, string> | undefined {
  const words = bytes.toString('latin1').split('\0');
  if (words.length % 2 !== 0 || words.at(-1) !== '' || words.at(-2) !== '') return undefined;
  const parameters = new Map<string, string>();
  for (let at = 0; at < words.length - 2; at += 2) {
    const name = words[at] ?? '';
    if (name === '') return undefined;
    parameters.set(name, words[at + 1] ?? '');
  }
  return parameters;
}
