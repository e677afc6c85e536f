import { createHash, createHmac } from 'node:crypto';
import { DescribeDBClustersCommand } from '@aws-sdk/client-rds';
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Clients } from './clients';

export interface SignedRequest {
  /** Name of the service in signatures and in its host name, such as `fis`. */
  readonly service: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** Content of the request, sent as JSON. */
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Error that a service returned. */
export class ServiceError extends Error {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/**
 * Sends one request to a service without a client in this project, with the Region, credentials and endpoint of the other
 * clients. `@aws-sdk/client-fis` would bring 78 packages for four requests.
 *
 * @returns the JSON content of the response
 * @throws ServiceError with the name and message of the service's error
 */
export async function sendSigned(
  { rds }: Clients,
  { service, method, path, body, headers }: SignedRequest,
  signal: AbortSignal,
): Promise<unknown> {
  const region = await rds.config.region();
  const url = new URL(path, await findEndpoint(rds, service));
  const signer = new SignatureV4({ service, region, credentials: rds.config.credentials, sha256: Sha256 });
  const content = body && JSON.stringify(body);
  const { headers: signed } = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port && { port: Number(url.port) }),
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { host: url.host, ...(content && { 'content-type': 'application/json' }), ...headers },
    ...(content && { body: content }),
  });
  const response = await fetch(url, { method, headers: signed, ...(content && { body: content }), signal });
  const text = await response.text();
  const answer = text === '' ? {} : JSON.parse(text);
  if (response.ok) return answer;
  const type = response.headers.get('x-amzn-errortype') ?? String(answer.__type ?? response.status);
  throw new ServiceError(
    type.replace(/^.*#|:.*$/g, ''),
    String(answer.message ?? answer.Message ?? response.statusText),
  );
}

/**
 * Finds the endpoint of a service: the one that the environment, a profile or the connection sets for all services, else
 * that of AWS in the Region of the RDS client.
 */
async function findEndpoint(rds: Clients['rds'], service: string): Promise<string> {
  const { url } = await getEndpointFromInstructions({}, DescribeDBClustersCommand, { ...rds.config });
  return url.href.replace('//rds.', `//${service}.`);
}

/** Node's SHA-256 in the form that the signer uses: a hash or, with a secret, an HMAC. */
class Sha256 {
  readonly #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', toBytes(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(toBytes(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    throw new Error('a hash is used once');
  }
}

function toBytes(data: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
