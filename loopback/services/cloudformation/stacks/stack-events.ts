import { randomUUID } from 'node:crypto';
import type { ValueObject } from '../template/value';
import type { ResourceStatus } from './stack-resource';
import type { StackStatus } from './stack-status';

export type OperationType =
  | 'CREATE_STACK'
  | 'UPDATE_STACK'
  | 'DELETE_STACK'
  | 'ROLLBACK'
  | 'CREATE_CHANGESET';

/** One thing that was done to a stack; a rollback is one of its own. */
export interface OperationName {
  readonly id: string;
  readonly type: OperationType;
  /** The request's `ClientRequestToken`. */
  readonly clientToken: string | undefined;
}

export interface StackEvent {
  readonly id: string;
  readonly at: Date;
  readonly operation: OperationName;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: StackStatus | ResourceStatus;
  readonly reason: string | undefined;
  readonly properties: ValueObject | undefined;
  /** The resource was refused before anything was made, for what its properties are. */
  readonly isValidationFailure: boolean;
}

export type NewStackEvent = Omit<StackEvent, 'id' | 'at'>;

export function nameOperation(type: OperationType, clientToken?: string): OperationName {
  return { id: randomUUID(), type, clientToken };
}

/** What happened to one stack. */
export class StackEvents {
  readonly #events: StackEvent[] = [];
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Oldest first. */
  get all(): readonly StackEvent[] {
    return this.#events;
  }

  /**
   * No two events have the same time: clients sort them by it, and one millisecond is long enough for several. The
   * id is unique for the same reason.
   */
  add(event: NewStackEvent): StackEvent {
    const lastMs = this.#events.at(-1)?.at.getTime() ?? 0;
    const at = new Date(Math.max(this.#now().getTime(), lastMs + 1));
    const id =
      event.type === 'AWS::CloudFormation::Stack'
        ? randomUUID()
        : `${event.logicalId}-${event.status}-${at.toISOString()}`;
    const added = { ...event, id, at };
    this.#events.push(added);
    return added;
  }
}
