import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';

/** Bytes received on a connection until the server closed it. */
export interface RawAnswer {
  readonly text: string;
  /** HTTP status of the first answer; 0 without an answer. */
  readonly status: number;
  /** Time from the start of the connection to its end. */
  readonly openForMs: number;
}

/** Sends bytes unchanged and reads until the server closes the connection. Fails after `deadlineMs`. */
export function sendRaw(port: number, bytes: string, deadlineMs = 8_000): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let text = '';
    const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(
        new Error(`The connection is still open after ${deadlineMs} ms; received ${JSON.stringify(text)}.`),
      );
    }, deadlineMs);
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
      resolve({ text, status, openForMs: performance.now() - started });
    };
    socket.setEncoding('latin1');
    socket.on('connect', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.once('end', finish);
    socket.once('error', finish);
  });
}

export interface SignOptions {
  readonly method?: string;
  /** Service for which the request is signed. S3 signs paths differently. @default rds */
  readonly service?: string;
  /** @default / */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signingDate?: Date;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
}

/** Resolves with the headers of a request to a gateway on `port`, signed by the SDK's own signer. */
export async function signedHeaders(
  port: number,
  body: string | Uint8Array,
  options: SignOptions = {},
): Promise<Record<string, string>> {
  const { accessKeyId = 'AKIDEXAMPLE', secretAccessKey = 'secret', signingDate = new Date() } = options;
  const signer = new SignatureV4({
    service: options.service ?? 'rds',
    region: 'eu-west-1',
    credentials: { accessKeyId, secretAccessKey },
    sha256: Sha256,
    uriEscapePath: options.service !== 's3',
  });
  const { headers } = await signer.sign(
    {
      method: options.method ?? 'POST',
      protocol: 'http:',
      hostname: '127.0.0.1',
      path: options.path ?? '/',
      headers: {
        host: `127.0.0.1:${port}`,
        'content-type': 'application/x-www-form-urlencoded',
        'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
        ...options.headers,
      },
    },
    { signingDate },
  );
  return headers;
}

/** Renders a whole request as text, with `Connection: close`. */
export function renderRequest(
  method: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  path = '/',
): string {
  const head = Object.entries({ ...headers, connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`;
}
