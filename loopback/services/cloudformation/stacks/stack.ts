import type { Blueprint } from '../template/blueprint';
import type { NewStackEvent, OperationName } from './stack-events';
import { StackEvents } from './stack-events';
import type { StackResource, Tag } from './stack-resource';
import type { StackStatus } from './stack-status';
import { isInProgress } from './stack-status';

/** Settings of a stack besides its template and parameters. */
export interface StackSettings {
  readonly tags: readonly Tag[];
  readonly capabilities: readonly string[];
  readonly notificationArns: readonly string[];
  readonly roleArn: string | undefined;
  /** Whether to keep created resources after a failure, so that they can be examined. */
  readonly disableRollback: boolean;
}

export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description: string | undefined;
  readonly exportName: string | undefined;
}

/** State of the stack's last deployment. */
export interface DeployedState {
  readonly blueprint: Blueprint;
  readonly settings: StackSettings;
  readonly outputs: readonly StackOutput[];
  /** Names of other stacks' exports that the template uses. */
  readonly imports: ReadonlySet<string>;
  /** Change set that was executed for this deployment. */
  readonly changeSetId: string | undefined;
}

/** Target of a deployment. Outputs and imports are known only when it has ended. */
export type DeploymentTarget = Omit<DeployedState, 'outputs' | 'imports'>;

/** A stack, from its first change set on. Kept for a time after its deletion. */
export class Stack {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly events: StackEvents;
  /** By logical id, in the order of creation. */
  readonly resources = new Map<string, StackResource>();
  deployed: DeployedState | undefined;
  isTerminationProtected = false;
  updatedAt: Date | undefined;
  deletedAt: Date | undefined;
  #status: StackStatus = 'REVIEW_IN_PROGRESS';
  #statusReason: string | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(id: string, name: string, now: () => Date) {
    this.id = id;
    this.name = name;
    this.createdAt = now();
    this.events = new StackEvents(now);
  }

  get status(): StackStatus {
    return this.#status;
  }

  get statusReason(): string | undefined {
    return this.#statusReason;
  }

  /** Sets the status and records it in an event. */
  enter(status: StackStatus, operation: OperationName, reason?: string): void {
    this.#status = status;
    this.#statusReason = reason;
    this.#addEvent({
      operation,
      logicalId: this.name,
      physicalId: this.id,
      type: 'AWS::CloudFormation::Stack',
      status,
      reason,
      properties: undefined,
      isValidationFailure: false,
    });
    if (isInProgress(status)) return;
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** Records a resource's status in an event. The resource need not be in the stack any longer. */
  report(resource: StackResource, operation: OperationName, isValidationFailure = false): void {
    this.#addEvent({
      operation,
      logicalId: resource.logicalId,
      physicalId: resource.physicalId ?? '',
      type: resource.type,
      status: resource.status,
      reason: resource.statusReason,
      properties: resource.properties,
      isValidationFailure,
    });
  }

  /** Resolves when no operation is in progress, or when one of the signals aborts. */
  settled(...signals: readonly AbortSignal[]): Promise<void> {
    if (!isInProgress(this.#status) || signals.some(({ aborted }) => aborted)) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        for (const signal of signals) signal.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
      for (const signal of signals) signal.addEventListener('abort', wake);
    });
  }

  #addEvent(event: NewStackEvent): void {
    this.events.add(event);
  }
}
