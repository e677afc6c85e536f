import type { Readable } from 'node:stream';
import { readBytes } from './byte-stream';

/** Message of the protocol's regular form: a type, a length, a body. */
export interface Message {
  /** One letter: `R`, `K`, `Z`, `E`, … */
  readonly type: string;
  readonly body: Buffer;
  /** Bytes as received. */
  readonly bytes: Buffer;
}

/** Error with which PostgreSQL ends a connection. */
export interface FatalError {
  /** SQLSTATE */
  readonly code: string;
  readonly message: string;
}

/** Thrown if the sender violates the protocol. */
export class ProtocolViolation extends Error {
  override readonly name = 'ProtocolViolation';
}

/** PostgreSQL's PG_MAX_AUTH_TOKEN_LENGTH. Until the session is ready, every message is at most this long. */
const maxBodyLength = 65_535;

/** Reads a message. Rejects with a StreamEndedError, or with a ProtocolViolation if the length is impossible. */
export async function readMessage(stream: Readable): Promise<Message> {
  const head = await readBytes(stream, 5);
  const length = head.readUInt32BE(1) - 4;
  if (length < 0 || length > maxBodyLength) {
    throw new ProtocolViolation(`a message has ${length} bytes; at most ${maxBodyLength} are allowed`);
  }
  const body = await readBytes(stream, length);
  return { type: String.fromCharCode(head[0] ?? 0), body, bytes: Buffer.concat([head, body]) };
}

/** Codes of authentication messages (PostgreSQL documentation, "Message Formats"). */
export const authentication = {
  ok: 0,
  cleartextPassword: 3,
  sasl: 10,
  saslContinue: 11,
  saslFinal: 12,
} as const;

export function renderAuthentication(kind: keyof typeof authentication, data = ''): Buffer {
  const code = Buffer.alloc(4);
  code.writeUInt32BE(authentication[kind]);
  return renderMessage('R', Buffer.concat([code, Buffer.from(data)]));
}

export function isAuthenticationOk({ type, body }: Message): boolean {
  return type === 'R' && body.length === 4 && body.readUInt32BE() === authentication.ok;
}

export function renderFatalError({ code, message }: FatalError): Buffer {
  return renderMessage('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`));
}

function renderMessage(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
