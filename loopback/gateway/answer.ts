import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Authorise } from './authorisation';
import type { FindCredential } from './credentials';
import { CommonError } from './errors';
import { commonFault, faultOf } from './fault';
import { discardBody, readBody, requireLength } from './http/body';
import { watchClient } from './http/client-presence';
import type { ClientPolicy } from './http/local-client';
import { requireLocalClient } from './http/local-client';
import type { Answer } from './http/message';
import type { Fault } from './protocols/protocol';
import { encodeUnknownServiceError } from './protocols/unknown-service';
import type { Caller, Service } from './service';
import { parseAuthorization } from './signature/authorization-header';
import { verifyHead } from './signature/verify';

/** Account-specific context for answering a request. */
export interface AnswerContext {
  readonly clientPolicy: ClientPolicy;
  readonly region: string;
  readonly bodyTimeoutMs: number;
  /** Finds a service by its name in credential scopes. */
  readonly findService: (signingName: string) => Promise<Service | undefined>;
  readonly findCredential: FindCredential;
  readonly authorise: Authorise;
  readonly log: (message: string, error: unknown) => void;
  /** Wall-clock time, milliseconds since 1970. */
  readonly nowMs: () => number;
}

/**
 * Checks a request and runs its action. The checks are, in this order: its origin, that it is signed, its service, its
 * method and media type, its size, its signature, its parameters, its permission.
 *
 * `askForBody` is called when all checks that do not need the body have passed. A client that sent `Expect: 100-continue`
 * sends its body only then.
 */
export async function answerRequest(
  incoming: IncomingMessage,
  context: AnswerContext,
  askForBody: () => void,
): Promise<Answer> {
  const requestId = randomUUID();
  const client = watchClient(incoming.socket);
  let service: Service | undefined;
  let isBodyComing = incoming.headers.expect === undefined;
  try {
    requireLocalClient(incoming, context.clientPolicy);
    const authorization = parseAuthorization(incoming.headers.authorization);
    service = await context.findService(authorization.service);
    if (service === undefined) throw unknownService(authorization.service);
    requireFormat(incoming, service);
    requireLength(incoming, service.maxBodyBytes);
    const { method = '', url = '', headers } = incoming;
    const [path = '', query = ''] = url.split(/\?(.*)/s);
    const { signsAsS3 } = service.api;
    const verified = verifyHead({ method, path, query, headers }, authorization, {
      ...context,
      signsAsS3,
      nowMs: context.nowMs(),
    });

    askForBody();
    isBodyComing = true;
    const limits = { maxBytes: service.maxBodyBytes, timeoutMs: context.bodyTimeoutMs };
    const body = await readBody(incoming, limits);
    isBodyComing = false;

    const { operation, input } = await service.protocol.decode(verified.accept(body), service.findOperation);
    const { principal } = verified.credential;
    const caller: Caller = {
      principal,
      region: context.region,
      requestId,
      get signal() {
        return client.signal;
      },
    };
    const resources = service.actionResources(operation.name, input, caller);
    context.authorise({ principal, action: `${service.api.signingName}:${operation.name}`, resources });
    const output = await service.call(operation.name, input, caller);
    return service.protocol.encodeOutput(operation, output, requestId);
  } catch (error) {
    if (isBodyComing) await discardBody(incoming);
    const fault = faultOf(error, service) ?? internalFault(error, service, requestId, incoming, context);
    if (service === undefined) return encodeUnknownServiceError(fault, requestId, incoming.headers);
    return service.protocol.encodeError(fault, requestId);
  } finally {
    client.end();
  }
}

function unknownService(signingName: string): CommonError {
  return new CommonError('InvalidAction', `The loopback account has no service "${signingName}".`);
}

function requireFormat({ method = '', headers }: IncomingMessage, { protocol }: Service): void {
  if (!protocol.methods.includes(method)) {
    throw new CommonError('MethodNotAllowed', 'The specified method is not allowed against this resource.');
  }
  const mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (protocol.mediaTypes !== 'any' && !protocol.mediaTypes.includes(mediaType)) {
    const expected = protocol.mediaTypes.join(' or ');
    throw new CommonError('UnsupportedMediaType', `The Content-Type must be ${expected}.`);
  }
}

/**
 * Returns the fault for an internal error of the loopback account. The client learns only that there is an error; the
 * log has the details.
 */
function internalFault(
  error: unknown,
  service: Service | undefined,
  requestId: string,
  { socket }: IncomingMessage,
  context: AnswerContext,
): Fault {
  if (!socket.destroyed) context.log(`Request ${requestId} failed inside the loopback account.`, error);
  const failure = new CommonError(
    'InternalFailure',
    'The request processing has failed because of an error.',
  );
  return commonFault(failure, service);
}
