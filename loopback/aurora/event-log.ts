/** Something RDS tells its user happened, as DescribeEvents returns it. */
export interface RdsEvent {
  /** `RDS-EVENT-0071`. Absent for the few messages RDS emits without an ID. */
  readonly id?: string;
  readonly at: Date;
  readonly sourceType: 'db-cluster' | 'db-instance';
  readonly sourceIdentifier: string;
  readonly categories: readonly string[];
  readonly message: string;
}

/** The events of one account, oldest first. One log is shared by all clusters. */
export class EventLog {
  readonly #events: RdsEvent[] = [];

  /** A snapshot, oldest first. */
  get all(): readonly RdsEvent[] {
    return [...this.#events];
  }

  add(event: RdsEvent): void {
    this.#events.push(event);
  }
}
