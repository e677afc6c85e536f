/** Event of RDS, as DescribeEvents returns it. */
export interface RdsEvent {
  /** For example `RDS-EVENT-0071`. Absent for the few messages that RDS emits without an ID. */
  readonly id?: string;
  readonly at: Date;
  readonly sourceType: 'db-cluster' | 'db-instance' | 'db-cluster-snapshot';
  readonly sourceIdentifier: string;
  readonly categories: readonly string[];
  readonly message: string;
}

/** Events of one account, oldest first. All clusters share one log. */
export class EventLog {
  readonly #events: RdsEvent[] = [];

  /** Copy of the current events, oldest first. */
  get all(): readonly RdsEvent[] {
    return [...this.#events];
  }

  add(event: RdsEvent): void {
    this.#events.push(event);
  }
}
