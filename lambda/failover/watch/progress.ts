import { findWriter } from '../rds/members';
import type { Sighting } from './sighting';

/** Progress of a failover, accumulated from its sightings. Times are monotonic milliseconds. */
export interface Progress {
  readonly previousWriter: string;
  /** When the cluster was first seen `failing-over`. */
  readonly failingOverAtMs?: number;
  /** Latest writer other than the previous one, and when it was first seen. */
  readonly change?: Tenure;
  /**
   * Current rest: consecutive sightings of the cluster as `available` with the same writer, up to the latest sighting.
   * Absent if the latest sighting was different.
   */
  readonly rest?: Rest;
}

export interface Tenure {
  readonly writer: string;
  readonly sinceMs: number;
}

export interface Rest extends Tenure {
  /**
   * Number of these sightings. Not a duration, which would include times in which describing the cluster failed and its
   * status may have changed.
   */
  readonly sightings: number;
}

/**
 * Adds a sighting to the progress.
 *
 * RDS may return `available` for seconds after a failover was accepted. So a rest begins only after `failing-over` or
 * another writer was seen. Any status other than `available` ends the rest: RDS may return a stale `available` together
 * with the new writer, followed by `failing-over`.
 */
export function addSighting(progress: Progress, { atMs, cluster }: Sighting): Progress {
  const { previousWriter } = progress;
  const failingOverAtMs = progress.failingOverAtMs ?? (cluster.status === 'failing-over' ? atMs : undefined);
  const writer = findWriter(cluster);
  const change =
    writer === undefined || writer === previousWriter
      ? progress.change
      : continueTenure(progress.change, writer, atMs);
  const next: Progress = {
    previousWriter,
    ...(failingOverAtMs !== undefined && { failingOverAtMs }),
    ...(change && { change }),
  };
  if (cluster.status !== 'available' || writer === undefined || !hasBegun(next)) return next;
  const sightings = progress.rest?.writer === writer ? progress.rest.sightings + 1 : 1;
  return { ...next, rest: { ...continueTenure(progress.rest, writer, atMs), sightings } };
}

function continueTenure(tenure: Tenure | undefined, writer: string, atMs: number): Tenure {
  return { writer, sinceMs: tenure?.writer === writer ? tenure.sinceMs : atMs };
}

/** Whether a sign of a failover was seen: the status `failing-over` or another writer. */
export function hasBegun({ failingOverAtMs, change }: Progress): boolean {
  return failingOverAtMs !== undefined || change !== undefined;
}

/** End of a failover: another writer, and the status `available` since that writer was seen. */
export interface Completion {
  readonly newWriter: string;
  readonly writerChangedAtMs: number;
  readonly availableAtMs: number;
}

/** Finds the completion; undefined if there is no rest, or a rest with the previous writer. */
export function findCompletion({ previousWriter, change, rest }: Progress): Completion | undefined {
  if (!change || !rest || rest.writer === previousWriter) return undefined;
  return { newWriter: rest.writer, writerChangedAtMs: change.sinceMs, availableAtMs: rest.sinceMs };
}
