import { LIMITS, MAX_RESULT_MIB } from '../../../lambda/probe/limits';
import { measureResult, probeLargestCluster } from '../../support/probe/largest-cluster';

/** Part of the longest run that is simulated here. The bench measures the whole run. */
const PART = 0.1;

it('the result of the longest run against the largest cluster fits into a response of Lambda', async () => {
  const durationSeconds = LIMITS.durationSeconds.most * PART;
  const { bytes, ticks } = measureResult(await probeLargestCluster(durationSeconds));
  expect(ticks).toBe(durationSeconds * (2 * 100 + 2 * 19 + 16 * 10));
  expect(bytes / PART).toBeLessThan(MAX_RESULT_MIB * 1024 * 1024);
});
