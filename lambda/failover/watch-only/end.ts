import type { WatchResult } from '../contract';
import { hasBegun } from '../watch/progress';
import type { Disturbance } from './disturbance';

/** Number of looks without a new sign after which a disturbance has ended: one each second, so that late events count. */
const QUIET_LOOKS = 10;

/** Number of these looks after a failover whose new writer was not seen: the list of members may lag behind the events. */
const QUIET_LOOKS_OF_FAILOVER = 30;

/** IDs of events that end a failover without a new writer: it failed, or Aurora promotes the previous writer again. */
const FAILED_IDS: ReadonlySet<string | undefined> = new Set(['RDS-EVENT-0069', 'RDS-EVENT-0070']);

/** A cluster records the start of a failover and its end. */
const RECORDS_OF_A_FAILOVER = 2;

/** State at the end of a watch. */
export type WatchEnd =
  | { readonly state: 'completed'; readonly newWriter: string }
  | { readonly state: Exclude<WatchResult['state'], 'completed'> };

/** Finds out whether the disturbance has ended. Undefined if the watch continues. */
export function findEnd(disturbance: Disturbance): WatchEnd | undefined {
  const { signs, rest, quietLooks } = disturbance;
  if (!rest) return undefined;
  if (rest.writer !== signs.previousWriter) {
    return quietLooks >= QUIET_LOOKS ? { state: 'completed', newWriter: rest.writer } : undefined;
  }
  const isOver = hasFailed(disturbance) || quietLooks >= quietLooksNeeded(disturbance);
  return isOver ? { state: 'role-unchanged' } : undefined;
}

/** Decides the state when the time is up. A rest of any length is then enough, unless a failover may be under way. */
export function decideInTime(disturbance: Disturbance): WatchEnd {
  const { signs, rest, records, firstSignAtMs } = disturbance;
  if (firstSignAtMs === undefined) return { state: 'nothing-seen' };
  if (!rest) return { state: 'in-progress' };
  if (rest.writer === signs.previousWriter) {
    return { state: hasFailoverSign(disturbance) ? 'in-progress' : 'role-unchanged' };
  }
  const hasEnded = signs.failingOverAtMs !== undefined || records.ofCluster >= RECORDS_OF_A_FAILOVER;
  return hasEnded ? { state: 'completed', newWriter: rest.writer } : { state: 'in-progress' };
}

function quietLooksNeeded(disturbance: Disturbance): number {
  return hasFailoverSign(disturbance) ? QUIET_LOOKS_OF_FAILOVER : QUIET_LOOKS;
}

function hasFailoverSign({ signs, records }: Disturbance): boolean {
  return hasBegun(signs) || records.ofCluster > 0;
}

/** Whether the latest event of a failover is that it failed. */
function hasFailed({ records }: Disturbance): boolean {
  return FAILED_IDS.has(records.latestFailoverId);
}
