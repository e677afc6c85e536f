import type { WatchResult } from '../../lambda/failover/contract';
import { invoke } from '../aws/invoke';
import type { Observation } from '../report-format/failover';
import type { Scene } from './cause';

/** What the failover function saw while it watched, and the time of the strike on its clock. */
export interface Watched {
  readonly observation: Observation;
  readonly requestedAt: string;
}

/**
 * Lets the failover function watch while the drill disturbs the cluster. The watch has begun before `strike` is called.
 */
export async function watchWhile(scene: Scene, strike: () => Promise<void>): Promise<Watched> {
  const { access, due } = scene;
  const before = await watch(scene, { waitSeconds: 0 });
  // The function's clock is that of the report. Its reply tells how far it is from this machine's clock.
  const offsetMs = Date.parse(before.timeline.beganAt) - access.time.date().getTime();
  await due();
  const requestedAt = new Date(access.time.date().getTime() + offsetMs).toISOString();
  const [result] = await Promise.all([watch(scene, { before, waitSeconds: scene.watchSeconds }), strike()]);
  return { observation: toObservation(result, requestedAt), requestedAt };
}

function watch(
  { access, lab }: Scene,
  event: { readonly waitSeconds?: number; readonly before?: WatchResult },
): Promise<WatchResult> {
  return invoke<WatchResult>(
    access.clients,
    lab.FailoverFunctionName,
    { watchOnly: true, ...event },
    access.signal,
  );
}

function toObservation({ timeline, ...facts }: WatchResult, requestedAt: string): Observation {
  const { failingOverAt, writerChangedAt, availableAt } = timeline;
  return { ...facts, timeline: { requestedAt, failingOverAt, writerChangedAt, availableAt } };
}
