import type { Readable } from 'node:stream';
import { readBytes } from './byte-stream';

/** First packet of a client (PostgreSQL documentation, "Message Formats": packets without a type byte). */
export type StartupPacket =
  | { readonly kind: 'startup'; readonly protocol: number; readonly parameters: ReadonlyMap<string, string> }
  | { readonly kind: 'cancel'; readonly packet: Buffer; readonly key: string }
  | { readonly kind: 'ssl-request' }
  | { readonly kind: 'gss-request' }
  /** A TLS record instead of a packet. Its bytes were put back into the stream. */
  | { readonly kind: 'tls' }
  /** Another protocol, such as HTTP. PostgreSQL closes the connection without a message. */
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

/** Reads a client's first packet. Rejects with a StreamEndedError if the client disconnects first. */
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
 * Renders the packet of these parameters. The client's own bytes are not forwarded, because
 * the server might read a user name from them that was not checked here.
 */
export function renderStartupPacket(protocol: number, parameters: ReadonlyMap<string, string>): Buffer {
  const words = [...parameters].flat().map((word) => `${word}\0`);
  const body = Buffer.from(`${words.join('')}\0`, 'latin1');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(head.length + body.length);
  head.writeUInt32BE(protocol, 4);
  return Buffer.concat([head, body]);
}

/** Returns a parameter's value as text. */
export function parameterText({ parameters }: StartupMessage, name: string): string {
  return Buffer.from(parameters.get(name) ?? '', 'latin1').toString();
}

/**
 * Returns the key that identifies a session in a cancel request: process id and secret. The server sends both at the
 * start of a session (BackendKeyData).
 */
export function cancelKey(processIdAndSecret: Buffer): string {
  return processIdAndSecret.toString('hex');
}

/**
 * Parses alternating names and values, each ended by a zero byte, with another one at the end. Their encoding does not
 * matter here, so each byte becomes one character. If a name is repeated, the last value counts, as in PostgreSQL.
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
