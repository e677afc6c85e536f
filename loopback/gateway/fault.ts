import type { ErrorSpellings } from './errors';
import { CommonError, UnmodelledError } from './errors';
import type { Fault } from './protocols/protocol';
import type { Api, ErrorShape } from './schema/api';

/** Properties of the answering service that its faults depend on. Absent for a request that names no service. */
export interface FaultContext {
  readonly api: Api;
  readonly errorSpellings: ErrorSpellings;
}

/** Returns the fault to send for an error, or `undefined` for an internal error, which clients must not see. */
export function faultOf(error: unknown, service: FaultContext | undefined): Fault | undefined {
  if (error instanceof CommonError) return commonFault(error, service);
  if (error instanceof UnmodelledError) {
    return { code: error.code, status: error.status, message: error.message };
  }
  if (!(error instanceof Error)) return undefined;
  const shape = service?.api.findError(error.name);
  return shape && modelledFault(error, shape);
}

/** Returns the fault of a common error, with the service's code and status. */
export function commonFault(
  { code, status, message }: CommonError,
  service: FaultContext | undefined,
): Fault {
  return { code, status, message, ...service?.errorSpellings[code] };
}

function modelledFault(error: Error, { code, status, schema }: ErrorShape): Fault {
  const value: Record<string, unknown> = {};
  for (const [name] of schema.structIterator()) {
    // The member is `message` in some services, `Message` in others; SDK exceptions have `message`.
    value[name] = name.toLowerCase() === 'message' ? error.message : Reflect.get(error, name);
  }
  return { code, status, message: error.message, details: { schema, value } };
}
