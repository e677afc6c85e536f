import { BUILT_IN_CLIENTS } from '../../../lambda/probe/clients/built-in';
import { LIMITS, MAX_PLANNED_BYTES, MAX_RESULT_MIB } from '../../../lambda/probe/limits';
import { longestRunSeconds, measureResult, probeLargestCluster } from '../../support/probe/largest-cluster';

/** Part of the longest run that is simulated here. The bench measures the whole run. */
const PART = 0.1;

it('the result of the longest run against the largest cluster fits into a response of Lambda', async () => {
  const durationSeconds = LIMITS.durationSeconds.most * PART;
  const { bytes, ticks } = measureResult(await probeLargestCluster(durationSeconds));
  expect(ticks).toBe(durationSeconds * (2 * 100 + 2 * 19 + 16 * 10));
  expect(bytes / PART).toBeLessThan(MAX_RESULT_MIB * 1024 * 1024);
});

it('the result of the longest run that the probe accepts with all built-in clients fits as well', async () => {
  const clients = Object.keys(BUILT_IN_CLIENTS);
  const durationSeconds = Math.floor(longestRunSeconds(clients) * PART);
  const { bytes } = measureResult(await probeLargestCluster(durationSeconds, clients));
  expect(bytes / PART).toBeLessThan(MAX_PLANNED_BYTES);
});
