import type { Clients } from '../aws/clients';
import type { Time } from '../aws/time';
import type { Listen } from './events';

/** Arguments that every step of a drill needs. */
export interface Context {
  readonly clients: Clients;
  readonly listen: Listen;
  /** Aborting it ends the drill. Functions that were already invoked still run to completion. */
  readonly signal: AbortSignal;
  readonly time: Time;
}
