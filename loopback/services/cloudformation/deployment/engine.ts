import type { Definitions } from '../properties/definitions';
import type { ResourceTypes } from '../resource-types/resource-handler';
import type { Exports } from '../stacks/exports';
import type { Stack } from '../stacks/stack';
import type { OperationName } from '../stacks/stack-events';
import type { ValueObject } from '../template/value';

/** Parts that every deployment of an account uses. */
export interface Engine {
  readonly types: ResourceTypes;
  readonly definitions: Definitions;
  readonly exports: Exports;
  readonly now: () => Date;
  /** Replaces each `{{resolve:…}}` with the value from Systems Manager or Secrets Manager. */
  readonly resolveDynamicReferences: (properties: ValueObject) => Promise<ValueObject>;
  /** Logs internal errors; expected service errors are not logged. */
  readonly log: (message: string, error: unknown) => void;
}

/** Operation in progress on one stack. */
export interface Run {
  readonly engine: Engine;
  readonly stack: Stack;
  readonly operation: OperationName;
  /** Aborts when the operation is interrupted or the account closes. */
  readonly signal: AbortSignal;
}
