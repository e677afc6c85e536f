import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface SignedServicesScript {
  /** Awaited before StartExperiment is answered. @default answered at once */
  readonly beforeStart?: () => Promise<void>;
  /** Error of StartExperiment; none if absent. */
  readonly startError?: { readonly name: string; readonly message: string };
  /** State of an experiment after StopExperiment. @default stopped */
  readonly afterStop?: { readonly status: string; readonly reason?: string };
}

/** AWS FIS and the private action of a loopback account, as a local HTTP server. Records the requests. */
export class SignedServices {
  /** Service of the signature, method and path or target of each request. */
  readonly requests: string[] = [];
  readonly bodies: unknown[] = [];
  readonly #script: SignedServicesScript;
  readonly #server: Server;
  #state: object = { status: 'running' };

  private constructor(script: SignedServicesScript) {
    this.#script = script;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error) => response.destroy(error));
    });
  }

  static async start(script: SignedServicesScript = {}): Promise<SignedServices> {
    const services = new SignedServices(script);
    await new Promise<void>((resolve) => services.#server.listen(0, '127.0.0.1', resolve));
    return services;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url, headers } = request;
    const [, service = 'unsigned'] =
      /\/([a-z]+)\/aws4_request, .*Signature=[0-9a-f]{64}/.exec(headers.authorization ?? '') ?? [];
    const body = await text(request);
    this.requests.push(`${service} ${method} ${headers['x-amz-target'] ?? url}`);
    this.bodies.push(body === '' ? undefined : JSON.parse(body));
    if (service === 'loopback') {
      response.end('{}');
      return;
    }
    if (method === 'POST') {
      await this.#script.beforeStart?.();
      const { startError } = this.#script;
      if (startError) {
        response.writeHead(400, { 'x-amzn-errortype': startError.name });
        response.end(JSON.stringify({ message: startError.message }));
        return;
      }
    }
    if (method === 'DELETE') this.#state = this.#script.afterStop ?? { status: 'stopped' };
    response.end(JSON.stringify({ experiment: { id: 'EXP1', state: this.#state } }));
  }
}
