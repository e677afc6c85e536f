import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { AnswerContext } from './answer';
import { answerRequest } from './answer';
import type { Authorise } from './authorisation';
import { authoriseAccountOnly } from './authorisation';
import type { FindCredential } from './credentials';
import type { Answer } from './http/message';
import { usedMethods } from './protocols/protocol-of';
import type { Service } from './service';

/** Loader of each service, by the service's name in credential scopes. */
export type ServiceLoaders = Readonly<Record<string, () => Promise<Service>>>;

export interface GatewayOptions {
  /** Only region for which requests may be signed. */
  readonly region: string;
  readonly services: ServiceLoaders;
  readonly findCredential: FindCredential;
  /** Rule that allows or denies calls. @default the account may do everything, roles nothing */
  readonly authorise?: Authorise;
  /** Returns the headers of an answer; called for each answer. @default none */
  readonly answerHeaders?: () => Readonly<Record<string, string>>;
  /** Logs internal errors, which clients see only as `InternalFailure`. */
  readonly log: (message: string, error: unknown) => void;
  /** Port on 127.0.0.1. @default 0, any free port */
  readonly port?: number;
  /** Longest time a client may take to send a request's head. @default 5000 */
  readonly headTimeoutMs?: number;
  /** Longest time a client may take to send the body after the head. @default 10000 */
  readonly bodyTimeoutMs?: number;
  /** Wall-clock time, milliseconds since 1970. @default Date.now */
  readonly nowMs?: () => number;
}

export interface Gateway {
  readonly port: number;
  /** `http://127.0.0.1:<port>`, the `endpoint` of SDK clients. */
  readonly url: string;
  /** The same services. Each is loaded once, by its first request or by its first use through this property. */
  readonly services: ServiceLoaders;
  /** Stops listening, waits a moment for requests in progress, then closes every connection. */
  close(): Promise<void>;
}

/** Enough for two SDK clients with full connection pools (50 sockets each), plus a reserve. */
const maxConnections = 128;
const maxHeadBytes = 16 * 1024;
/** Longer than any polling interval of AWS's clients, so that no client uses a connection that is just being closed. */
const idleTimeoutMs = 65_000;
const closingGraceMs = 1_000;

/** Starts an AWS endpoint on 127.0.0.1. It accepts requests on return. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { headTimeoutMs = 5_000, bodyTimeoutMs = 10_000, answerHeaders } = options;
  const { authorise = authoriseAccountOnly } = options;
  const server = createServer({
    headersTimeout: headTimeoutMs,
    requestTimeout: 0,
    keepAliveTimeout: idleTimeoutMs,
    connectionsCheckingInterval: Math.ceil(headTimeoutMs / 5),
    maxHeaderSize: maxHeadBytes,
  });
  server.maxConnections = maxConnections;
  const port = await listen(server, options.port ?? 0);
  const services = loadOnce(options.services);
  const context: AnswerContext = {
    ...options,
    authorise,
    bodyTimeoutMs,
    nowMs: options.nowMs ?? Date.now,
    clientPolicy: { methods: usedMethods, hosts: new Set([`127.0.0.1:${port}`, `localhost:${port}`]) },
    findService: async (name) => (Object.hasOwn(services, name) ? services[name]?.() : undefined),
  };
  server.on('error', (error) => options.log('The gateway cannot take a connection.', error));
  const handle = (request: IncomingMessage, response: ServerResponse, askForBody: () => void) => {
    for (const [name, value] of Object.entries(answerHeaders?.() ?? {})) response.setHeader(name, value);
    answerRequest(request, context, askForBody)
      .then((answer) => sendInTurn(response, answer, request.complete))
      .catch((error: unknown) => {
        options.log('A request could not be answered.', error);
        response.destroy();
      });
  };
  server.on('request', (request, response) => handle(request, response, () => {}));
  server.on('checkContinue', (request, response) =>
    handle(request, response, () => response.writeContinue()),
  );
  let closing: Promise<void> | undefined;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    services,
    close: () => (closing ??= closeServer(server)),
  };
}

/** Starts listening. Rejects with the server's own error, such as EADDRINUSE. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function loadOnce(loaders: ServiceLoaders): ServiceLoaders {
  const loading = new Map<string, Promise<Service>>();
  const once = ([name, load]: [string, () => Promise<Service>]) => [
    name,
    () => {
      const service = loading.get(name) ?? load();
      loading.set(name, service);
      return service;
    },
  ];
  return Object.fromEntries(Object.entries(loaders).map(once));
}

/**
 * Sends an answer at the end of this turn of the event loop, together with the other answers of the turn. To wake a
 * waiting client for each answer would take a quarter of the time of a request.
 */
async function sendInTurn(
  response: ServerResponse,
  answer: Answer,
  isRequestComplete: boolean,
): Promise<void> {
  await setImmediate();
  send(response, answer, isRequestComplete);
}

/** Sends an answer. Closes the connection afterwards if part of the request has not arrived yet. */
function send(response: ServerResponse, { status, headers, body }: Answer, isRequestComplete: boolean): void {
  const connection = isRequestComplete ? {} : { connection: 'close' };
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers, ...connection });
  response.end(body);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const grace = setTimeout(() => server.closeAllConnections(), closingGraceMs);
    server.close(() => {
      clearTimeout(grace);
      resolve();
    });
    server.closeIdleConnections();
  });
}
