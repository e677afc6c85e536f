import { Readable } from 'node:stream';
import { HttpResponse } from '@smithy/core/protocols';
import type { Answer, ReceivedRequest } from '../../gateway/http/message';

/**
 * Real client of a service without a server: returns the requests that it would send, and its outputs for given
 * answers.
 */
export interface SdkWire {
  /** Lets the client serialise and sign a call. Resolves with the request, which is not sent. */
  capture(operation: string, input: object): Promise<ReceivedRequest>;
  /**
   * Lets the client read an answer to a call. Resolves with the output without `$metadata`. Rejects with the
   * exception that the client throws.
   */
  receive(operation: string, input: object, answer: Answer): Promise<object>;
}

interface SdkHttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Client {
  send(command: never): Promise<object>;
}

/** `module` is the whole SDK client module; `clientName` the name of its client class. */
export function createSdkWire(module: object, clientName: string): SdkWire {
  let handle: (request: SdkHttpRequest) => Promise<unknown> = notExpected;
  const client: Client = Reflect.construct(Reflect.get(module, clientName), [
    {
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1:1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      maxAttempts: 1,
      requestHandler: { handle: (request: SdkHttpRequest) => handle(request) },
    },
  ]);
  const send = (operation: string, input: object) => {
    const command: unknown = Reflect.get(module, `${operation}Command`);
    if (typeof command !== 'function') throw new Error(`${clientName} has no operation ${operation}.`);
    return client.send(Reflect.construct(command, [input]) as never);
  };
  return {
    async capture(operation, input) {
      const caught = new Error('The request was captured.');
      let request: SdkHttpRequest | undefined;
      handle = async (seen) => {
        request = seen;
        throw caught;
      };
      await send(operation, input).catch((error: unknown) => {
        if (error !== caught) throw error;
      });
      if (request === undefined) throw new Error('The client sent no request.');
      return asReceived(request);
    },
    async receive(operation, input, { status, headers, body }) {
      const answer = {
        statusCode: status,
        headers: { ...headers },
        body: Readable.from([Buffer.from(body)]),
      };
      handle = async () => ({ response: new HttpResponse(answer) });
      const { $metadata, ...output } = (await send(operation, input)) as { $metadata: unknown };
      return output;
    },
  };
}

async function notExpected(): Promise<never> {
  throw new Error('The client sent an unexpected request.');
}

function asReceived({ method, path, query = {}, headers, body }: SdkHttpRequest): ReceivedRequest {
  const pairs = Object.entries(query).flatMap(([key, values]) =>
    [values].flat().map((value) => [key, value ?? ''].map(encodeURIComponent).join('=')),
  );
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : '');
  return { method, path, query: pairs.join('&'), headers: Object.fromEntries(lowerCase), body: bytes };
}
