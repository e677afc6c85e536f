import type { Clients } from './clients';
import type { Time } from './time';

/** Access to an account for the duration of a drill. */
export interface Access {
  readonly clients: Clients;
  /** Aborting it ends the drill. Functions that were already invoked still run to completion. */
  readonly signal: AbortSignal;
  readonly time: Time;
}
