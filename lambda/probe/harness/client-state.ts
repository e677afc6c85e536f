import type { ClientColumns } from './columns';
import type { ThreadMessage } from './messages';
import type { WritePlan } from './writes';

/** State of a client and its thread, as the probe sees it. */
export interface ClientState {
  readonly name: string;
  readonly plan: WritePlan;
  readonly columns: ClientColumns;
  /** Messages of the thread, the oldest first. */
  readonly messages: ThreadMessage[];
  /** How the thread ended; undefined while it runs. */
  end: ThreadEnd | undefined;
}

/** `ended-by-probe`: the thread did not take its next step within the time limit. */
export interface ThreadEnd {
  readonly state: 'crashed' | 'ended-by-probe';
  readonly atMs: number;
  readonly message: string;
}
