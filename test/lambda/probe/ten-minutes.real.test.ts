import { runTenMinutes } from '../../support/probe/run-ten-minutes';

it('the longest run on the largest cluster fits into Lambda’s answer and into 512 MiB', async () => {
  const { bytes, ticks, peakMemoryMib } = await runTenMinutes();
  expect(ticks).toBe(600 * (2 * 100 + 2 * 19 + 16 * 10));
  expect(bytes).toBeLessThan(6 * 1024 * 1024);
  expect(peakMemoryMib).toBeLessThan(512);
}, 60_000);
