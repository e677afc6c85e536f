import type { ClusterEvent } from '../drill/aws/cluster-events';

export interface CompletedFailover {
  /** When it completed, in ms since 1970. */
  readonly atMs: number;
  readonly newWriter: string;
}

/**
 * RDS-EVENT-0071. The user guide documents `Completed failover to DB instance: name`; AWS also names the initiator:
 * `Completed customer initiated failover to DB instance: name`.
 */
const COMPLETED = /^Completed (?:\w+ initiated )?failover to DB instance: ([\w-]+)/;

/** Finds the first failover that completed after a moment. */
export function findFailover(
  events: readonly ClusterEvent[],
  afterMs: number,
): CompletedFailover | undefined {
  for (const { atMs, message } of events) {
    const newWriter = COMPLETED.exec(message)?.[1];
    if (newWriter !== undefined && atMs > afterMs) return { atMs, newWriter };
  }
  return undefined;
}
