import { findWriter } from '../rds/members';
import type { Sighting } from './sighting';

/** Signs of a failover, accumulated from its sightings. Times are monotonic milliseconds. */
export interface Signs {
  readonly previousWriter: string;
  /** When the cluster was first seen `failing-over`. */
  readonly failingOverAtMs?: number;
  /** Latest writer other than the previous one, and when it was first seen. */
  readonly change?: Tenure;
}

/** Progress of a failover that was requested. */
export interface Progress extends Signs {
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
export function addSighting(progress: Progress, sighting: Sighting): Progress {
  const signs = addSigns(progress, sighting);
  const writer = findWriter(sighting.cluster);
  if (sighting.cluster.status !== 'available' || writer === undefined || !hasBegun(signs)) return signs;
  return { ...signs, rest: continueRest(progress.rest, writer, sighting.atMs) };
}

/** Adds the signs of a sighting. */
export function addSigns(signs: Signs, { atMs, cluster }: Sighting): Signs {
  const { previousWriter } = signs;
  const failingOverAtMs = signs.failingOverAtMs ?? (cluster.status === 'failing-over' ? atMs : undefined);
  const writer = findWriter(cluster);
  const change =
    writer === undefined || writer === previousWriter
      ? signs.change
      : continueTenure(signs.change, writer, atMs);
  return {
    previousWriter,
    ...(failingOverAtMs !== undefined && { failingOverAtMs }),
    ...(change && { change }),
  };
}

/** Adds a sighting to the rest, or begins a rest with another writer. */
export function continueRest(rest: Rest | undefined, writer: string, atMs: number): Rest {
  const sightings = rest?.writer === writer ? rest.sightings + 1 : 1;
  return { ...continueTenure(rest, writer, atMs), sightings };
}

function continueTenure(tenure: Tenure | undefined, writer: string, atMs: number): Tenure {
  return { writer, sinceMs: tenure?.writer === writer ? tenure.sinceMs : atMs };
}

/** Whether a sign of a failover was seen: the status `failing-over` or another writer. */
export function hasBegun({ failingOverAtMs, change }: Signs): boolean {
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
