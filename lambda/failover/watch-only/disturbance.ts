import { findWriter } from '../rds/members';
import type { Rest, Signs } from '../watch/progress';
import { addSigns, continueRest, hasBegun } from '../watch/progress';
import type { FailoverRecords } from '../watch/records';
import { NO_RECORDS } from '../watch/records';
import type { CloseLook } from './look-closely';

/** Disturbance of the cluster, accumulated from looks (descriptions of the cluster, one per second) and events. Times are monotonic milliseconds. */
export interface Disturbance {
  readonly signs: Signs;
  readonly records: FailoverRecords;
  /** When the first sign was seen. */
  readonly firstSignAtMs?: number;
  /**
   * Current rest after the first sign: consecutive looks at a calm cluster with the same writer. Absent if the latest
   * look was different.
   */
  readonly rest?: Rest;
  /** Number of looks since this rest began, or since its latest new event. */
  readonly quietLooks: number;
}

export function startOf(previousWriter: string): Disturbance {
  return { signs: { previousWriter }, records: NO_RECORDS, quietLooks: 0 };
}

/** Adds a look and all events so far. A look that failed is undefined: it neither ends nor continues a rest. */
export function addLook(
  before: Disturbance,
  look: CloseLook | undefined,
  records: FailoverRecords,
  nowMs: number,
): Disturbance {
  const signs = look ? addSigns(before.signs, look) : before.signs;
  const hasSign = hasBegun(signs) || records.all.length > 0 || (look !== undefined && !isCalm(look));
  const firstSignAtMs = before.firstSignAtMs ?? (hasSign ? (look?.atMs ?? nowMs) : undefined);
  if (firstSignAtMs === undefined) return { signs, records, quietLooks: 0 };

  const next = { signs, records, firstSignAtMs };
  const rest = look ? findRest(before.rest, look) : before.rest;
  if (!rest) return { ...next, quietLooks: 0 };
  const isQuiet = rest.sightings > 1 && records.all.length === before.records.all.length;
  return { ...next, rest, quietLooks: isQuiet ? before.quietLooks + (look ? 1 : 0) : 0 };
}

function findRest(rest: Rest | undefined, look: CloseLook): Rest | undefined {
  const writer = findWriter(look.cluster);
  return writer !== undefined && isCalm(look) ? continueRest(rest, writer, look.atMs) : undefined;
}

function isCalm({ cluster, statuses }: CloseLook): boolean {
  return findWriter(cluster) !== undefined && [cluster.status, ...statuses].every((one) => CALM.has(one));
}

/** Statuses without a disturbance. RDS also backs up a cluster that nothing disturbs. */
const CALM: ReadonlySet<string> = new Set(['available', 'backing-up']);
