import type { FailoverResult } from './contract';
import type { AcceptedFailover } from './stages';
import type { GivenUp, WatchedFailover } from './watch/watch-failover';

/** Builds the function's result. Converts monotonic times to timestamps, relative to the wall-clock time of the request. */
export function toResult(
  accepted: AcceptedFailover,
  watched: Exclude<WatchedFailover, GivenUp>,
): FailoverResult {
  const stamp = (atMs: number) =>
    new Date(accepted.requestedAt.getTime() + atMs - accepted.requestedAtMs).toISOString();
  const { failingOverAtMs, change } = watched.progress;
  const facts = {
    clusterIdentifier: accepted.cluster.identifier,
    previousWriter: accepted.previousWriter,
    predicted: accepted.predicted,
    events: watched.records.all,
  };
  const timeline = {
    requestedAt: stamp(accepted.requestedAtMs),
    acceptedAt: stamp(accepted.acceptedAtMs),
    ...(failingOverAtMs !== undefined && { failingOverAt: stamp(failingOverAtMs) }),
  };
  if (watched.state === 'completed') {
    const { newWriter, writerChangedAtMs, availableAtMs } = watched.completion;
    const end = { writerChangedAt: stamp(writerChangedAtMs), availableAt: stamp(availableAtMs) };
    return { state: 'completed', ...facts, newWriter, timeline: { ...timeline, ...end } };
  }
  if (!change) return { state: 'in-progress', ...facts, timeline };
  const writerChangedAt = stamp(change.sinceMs);
  return {
    state: 'in-progress',
    ...facts,
    newWriter: change.writer,
    timeline: { ...timeline, writerChangedAt },
  };
}
