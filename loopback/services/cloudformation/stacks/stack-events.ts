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

/** Operation on a stack. A rollback counts as a separate operation. */
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
  /** Whether the resource was rejected for its properties before anything was created. */
  readonly isValidationFailure: boolean;
}

export type NewStackEvent = Omit<StackEvent, 'id' | 'at'>;

export function nameOperation(type: OperationType, clientToken?: string): OperationName {
  return { id: randomUUID(), type, clientToken };
}

/** Events of one stack. */
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
   * Adds an event. The time of an event differs from the times of all other events, because clients sort by time and
   * several events may happen in one millisecond. The id of a resource's event contains the time, so the id is unique too.
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
