/** Clients in the result of the probe function. `client.ts` describes the interface of a client; see also `contract.ts`. */

import type { Stall, TickColumns } from './tick-contract';

/** Writes of one client, and how the client ended. */
export type ClientResult = ClientFacts &
  (
    | {
        /** `ran`: until the end of the run. */
        readonly state: 'ran';
        readonly run: ClientRun;
        /** Why the client did not close within the time limit; absent if it did. */
        readonly closeError?: string;
      }
    | {
        /**
         * `crashed`: an error that nothing caught ended the client's thread.
         * `unresponsive`: the thread did not answer the probe after the run, so the probe ended it.
         */
        readonly state: 'crashed' | 'unresponsive';
        readonly run: ClientRun;
        /** Time at which the thread ended. */
        readonly endedUs: number;
        readonly message: string;
      }
    | {
        /** `not-opened`: the module could not be loaded, or its function failed before the run. There are no writes. */
        readonly state: 'not-opened';
        readonly message: string;
      }
  );

export interface ClientFacts {
  readonly name: string;
  /** The lesson of the client in one sentence, as its module exports it. */
  readonly lesson?: string;
  /** Settings of the client, as its module exports them. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Ticks of a client: tick `k` is the write with the key `k`. An answer is `ok` if the client resolved: it does not say
 * which member answered, so `member` is empty. Ticks that were not due before the client's thread ended are `dropped`.
 */
export interface ClientRun extends TickColumns {
  /** Times at which the client's own thread was stalled, oldest first. */
  readonly stalls: readonly Stall[];
  /** Writes that the client acknowledged after the deadline, when the probe had already counted an error. */
  readonly lateAnswers: number;
  /** TCP connections that the client opened, and those that were still open after it was closed. */
  readonly connectionsOpened: number;
  readonly connectionsLeft: number;
}
