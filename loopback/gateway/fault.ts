import type { ErrorSpellings } from './errors';
import { CommonError, UnmodelledError } from './errors';
import type { Fault } from './protocols/protocol';
import type { Api, ErrorShape } from './schema/api';

/** What a fault needs to know of the service that answers; nothing for a request that names no service. */
export interface FaultContext {
  readonly api: Api;
  readonly errorSpellings: ErrorSpellings;
}

/** An error on its way out; `undefined` for one that no client should see, since it is a mistake of ours. */
export function faultOf(error: unknown, service: FaultContext | undefined): Fault | undefined {
  if (error instanceof CommonError) return commonFault(error, service);
  if (error instanceof UnmodelledError) {
    return { code: error.code, status: error.status, message: error.message };
  }
  if (!(error instanceof Error)) return undefined;
  const shape = service?.api.findError(error.name);
  return shape && modelledFault(error, shape);
}

/** A common error, as the service spells it. */
export function commonFault(
  { code, status, message }: CommonError,
  service: FaultContext | undefined,
): Fault {
  return { code, status, message, ...service?.errorSpellings[code] };
}

function modelledFault(error: Error, { code, status, schema }: ErrorShape): Fault {
  const value: Record<string, unknown> = {};
  for (const [name] of schema.structIterator()) {
    // `message` in some services, `Message` in others; SDK exceptions keep it in `message`.
    value[name] = name.toLowerCase() === 'message' ? error.message : Reflect.get(error, name);
  }
  return { code, status, message: error.message, details: { schema, value } };
}
