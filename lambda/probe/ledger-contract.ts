/** Ledger in the result of the probe function: the rows of a run, read after the run. See `contract.ts`. */

/** Writes of the run that the writer has, read from the cluster endpoint after the run. */
export type Ledger =
  | {
      readonly state: 'read';
      /** Identifier of the writer that returned the rows. */
      readonly member: string;
      /** Time at which the writer's answer was complete. */
      readonly readAtUs: number;
      readonly lanes: readonly LedgerLane[];
      /** Rows of the run with a key that the probe never wrote; 0 unless another program writes to the table. */
      readonly foreignRows: number;
      /** Rows of the clients, in the order of the event. */
      readonly clients: readonly LedgerClient[];
    }
  | {
      readonly state: 'unread';
      readonly attempts: number;
      /** Failure of the last attempt. */
      readonly reason: string;
    };

export interface LedgerLane {
  /** Name of a lane that writes. */
  readonly lane: string;
  /** Ticks that have a row: flat pairs `[first, count, first, count, …]`, ascending. */
  readonly found: readonly number[];
  /** Ticks that have more than one row: flat pairs `[tick, rows, tick, rows, …]`, ascending. */
  readonly repeated: readonly number[];
}

/** Rows of one client in `failover_lab.client_writes`. Their keys are the numbers of the ticks. */
export interface LedgerClient {
  readonly client: string;
  /** Ticks that have a row: flat pairs `[first, count, first, count, …]`, ascending. */
  readonly found: readonly number[];
  /** Ticks that have more than one row, of any attempts: flat pairs `[tick, rows, tick, rows, …]`, ascending. */
  readonly repeated: readonly number[];
  /** Rows of the client with a key that the probe did not pass to it. */
  readonly foreignRows: number;
}
