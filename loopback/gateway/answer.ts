import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Authorise } from './authorisation';
import type { FindCredential } from './credentials';
import { CommonError } from './errors';
import { readBody } from './http/body';
import type { DoorPolicy } from './http/door';
import { passDoor } from './http/door';
import type { Answer } from './http/message';
import type { Fault } from './protocols/protocol';
import { protocolOfNoService } from './protocols/protocol-of';
import type { Caller, Service } from './service';
import { parseAuthorization } from './signature/authorization-header';
import { verifySignature } from './signature/verify';

/** What answering a request needs to know about the account. */
export interface AnswerContext {
  readonly door: DoorPolicy;
  readonly region: string;
  readonly bodyTimeoutMs: number;
  /** By the service name of credential scopes. */
  readonly findService: (signingName: string) => Promise<Service | undefined>;
  readonly findCredential: FindCredential;
  readonly authorise: Authorise;
  readonly log: (message: string, error: unknown) => void;
  /** Wall-clock time, milliseconds since 1970. */
  readonly nowMs: () => number;
}

/**
 * Takes a request through every check and to its action. The order is: where it comes from, that it is signed,
 * for which service, its method and media type, its size, its signature, its parameters, its permission.
 */
export async function answerRequest(incoming: IncomingMessage, context: AnswerContext): Promise<Answer> {
  const requestId = randomUUID();
  let service: Service | undefined;
  try {
    passDoor(incoming, context.door);
    const authorization = parseAuthorization(incoming.headers.authorization);
    service = await context.findService(authorization.service);
    if (service === undefined) throw unknownService(authorization.service);
    requireFormat(incoming, service);
    const body = await readBody(incoming, {
      maxBytes: service.maxBodyBytes,
      timeoutMs: context.bodyTimeoutMs,
    });
    const { method = '', url = '', headers } = incoming;
    const [path = '', query = ''] = url.split(/\?(.*)/s);
    const request = { method, path, query, headers, body };
    const { principal } = verifySignature(request, authorization, { ...context, nowMs: context.nowMs() });
    const { operation, input } = await service.protocol.decode(request, service.findOperation);
    const caller: Caller = { principal, region: context.region, requestId };
    const resources = service.resources(operation.name, input, caller);
    context.authorise({ principal, action: `${service.api.signingName}:${operation.name}`, resources });
    const output = await service.call(operation.name, input, caller);
    return service.protocol.encodeOutput(operation, output, requestId);
  } catch (error) {
    const fault = faultOf(error, service) ?? internalFailure(error, requestId, incoming, context);
    return (service?.protocol ?? protocolOfNoService).encodeError(fault, requestId);
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
  if (!protocol.mediaTypes.includes(mediaType)) {
    const expected = protocol.mediaTypes.join(' or ');
    throw new CommonError('UnsupportedMediaType', `The Content-Type must be ${expected}.`);
  }
}

function faultOf(error: unknown, service: Service | undefined): Fault | undefined {
  if (error instanceof CommonError) return { code: error.code, status: error.status, message: error.message };
  if (!(error instanceof Error)) return undefined;
  const shape = service?.api.findError(error.name);
  return shape && { ...shape, message: error.message };
}

/** A mistake of the loopback account itself: the client learns that there is one, the log which. */
function internalFailure(
  error: unknown,
  requestId: string,
  { socket }: IncomingMessage,
  context: AnswerContext,
) {
  if (!socket.destroyed) context.log(`Request ${requestId} failed inside the loopback account.`, error);
  const failure = new CommonError(
    'InternalFailure',
    'The request processing has failed because of an error.',
  );
  return { code: failure.code, status: failure.status, message: failure.message };
}
