import { findWriter } from '../rds/members';
import type { Sighting } from './sighting';

/** How far a failover has come, folded from one sighting after another. Moments are monotonic milliseconds. */
export interface Progress {
  readonly previousWriter: string;
  /** First seen `failing-over`. */
  readonly failingOverAtMs?: number;
  /** The other writer last seen, since it was first seen. */
  readonly change?: Tenure;
  /** The run of sightings as `available` with one writer that lasts until now, if one does. */
  readonly rest?: Rest;
}

export interface Tenure {
  readonly writer: string;
  readonly sinceMs: number;
}

export interface Rest extends Tenure {
  /** How many sightings the run has. Time would count looks that failed, and what they missed, as rest. */
  readonly sightings: number;
}

/**
 * Adds a sighting.
 *
 * `available` alone proves nothing: it may still be read seconds after a failover was accepted. So rest
 * begins only once `failing-over` or another writer has been seen. Any other status ends it: a stale
 * `available` beside a new writer is followed by `failing-over`.
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

/** Whether anything was seen that only a failover does. */
export function hasBegun({ failingOverAtMs, change }: Progress): boolean {
  return failingOverAtMs !== undefined || change !== undefined;
}

/** A failover with both its ends: another writer, and `available` since it has that writer. */
export interface Completion {
  readonly newWriter: string;
  readonly writerChangedAtMs: number;
  readonly availableAtMs: number;
}

/** Undefined while the cluster is not at rest, or rests with its previous writer. */
export function findCompletion({ previousWriter, change, rest }: Progress): Completion | undefined {
  if (!change || !rest || rest.writer === previousWriter) return undefined;
  return { newWriter: rest.writer, writerChangedAtMs: change.sinceMs, availableAtMs: rest.sinceMs };
}
