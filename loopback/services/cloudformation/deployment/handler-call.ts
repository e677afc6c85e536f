import { validationError } from '../faults';
import { renderSchemaFailure } from '../properties/problem-texts';
import { readProperties } from '../properties/read-properties';
import type { ResourceHandler, ResourceRequest } from '../resource-types/resource-handler';
import type { StackResource } from '../stacks/stack-resource';
import type { ValueObject } from '../template/value';
import type { Run } from './engine';
import { isServiceError, renderHandlerFailure } from './failure-reason';

/** How a call of a handler ended. */
export type CallOutcome<Result> =
  | { readonly state: 'done'; readonly result: Result }
  | { readonly state: 'failed'; readonly reason: string };

/** Returns the handler of a type. The check of the template ensures that it exists. */
export function handlerOf({ engine }: Run, type: string): ResourceHandler {
  const found = engine.types.get(type);
  if (found === undefined) throw new Error(`There is no handler for ${type}.`);
  return found.handler;
}

/** Calls a handler and turns an error it throws into the reason of the failure. */
export async function callHandler<Result>(
  { engine, stack }: Run,
  { logicalId, type }: StackResource,
  call: () => Promise<Result>,
): Promise<CallOutcome<Result>> {
  try {
    return { state: 'done', result: await call() };
  } catch (error) {
    if (!isServiceError(error)) {
      engine.log(`${type} ${logicalId} of the stack ${stack.name} failed with an internal error.`, error);
    }
    return { state: 'failed', reason: renderHandlerFailure(error) };
  }
}

/** Builds the request for a handler from the resource's record. */
export async function requestFor(run: Run, resource: StackResource): Promise<ResourceRequest> {
  const { stack, signal } = run;
  const { logicalId, tags } = resource;
  const properties = await resolveFinally(run, resource);
  return { logicalId, stackName: stack.name, stackId: stack.id, properties, tags, signal };
}

/** Replaces dynamic references with their values, and checks the types of these values, which were unknown before. */
async function resolveFinally(
  { engine }: Run,
  { logicalId, type, properties }: StackResource,
): Promise<ValueObject> {
  const resolved = await engine.resolveDynamicReferences(properties);
  if (resolved === properties) return properties;
  const definition = engine.definitions.find(type);
  const reading = definition && readProperties(resolved, definition);
  if (reading?.state === 'wrong') throw validationError(renderSchemaFailure(logicalId, reading.problems));
  return reading?.value ?? resolved;
}
