import type { WatchResult } from '../contract';
import type { BegunWatch } from './begin';
import type { Disturbance } from './disturbance';
import type { WatchEnd } from './end';

/** Builds the result of a watch. Converts monotonic times to timestamps, relative to the start of this invocation. */
export function toWatchResult(
  { start, cluster, anchor }: BegunWatch,
  { signs, records, firstSignAtMs, rest }: Disturbance,
  end: WatchEnd,
): WatchResult {
  const stamp = (atMs: number) => new Date(anchor.wallTime.getTime() + atMs - anchor.ms).toISOString();
  const { failingOverAtMs, change } = signs;
  const facts = {
    clusterIdentifier: cluster.identifier,
    previousWriter: start.writer,
    predicted: start.predicted,
    timeline: {
      beganAt: start.beganAt.toISOString(),
      ...(firstSignAtMs !== undefined && { firstSignAt: stamp(firstSignAtMs) }),
      ...(failingOverAtMs !== undefined && { failingOverAt: stamp(failingOverAtMs) }),
      ...(change && { writerChangedAt: stamp(change.sinceMs) }),
      ...(rest && { availableAt: stamp(rest.sinceMs) }),
    },
    events: records.all,
  };
  return { ...(change && { newWriter: change.writer }), ...end, ...facts };
}
