import type { Definitions } from '../properties/definitions';
import type { ResourceTypes } from '../resource-types/resource-handler';
import type { Exports } from '../stacks/exports';
import type { Stack } from '../stacks/stack';
import type { OperationName } from '../stacks/stack-events';
import type { ValueObject } from '../template/value';

/** What every deployment of an account works with. */
export interface Engine {
  readonly types: ResourceTypes;
  readonly definitions: Definitions;
  readonly exports: Exports;
  readonly now: () => Date;
  /** Puts the values of Systems Manager and Secrets Manager where `{{resolve:…}}` stands. */
  readonly resolveDynamicReferences: (properties: ValueObject) => Promise<ValueObject>;
  /** Told of mistakes of the account itself; what a service refuses is not one. */
  readonly log: (message: string, error: unknown) => void;
}

/** One operation on one stack, under way. */
export interface Run {
  readonly engine: Engine;
  readonly stack: Stack;
  readonly operation: OperationName;
  /** Aborts when the operation is given up. */
  readonly signal: AbortSignal;
}
