import { printFigures, secondsSince } from 'aurora-loopback/testing/print-figures';
import { runTenMinutes } from '../../support/probe/run-ten-minutes';

/** Lambda's quotas: the size of an answer, and the memory that the lab gives the probe. */
const MOST_BYTES = 6 * 1024 * 1024;
const MOST_MEMORY_MIB = 512;

it('the longest run on the largest cluster fits into Lambda’s answer and into 512 MiB', async () => {
  const startMs = performance.now();
  const { bytes, ticks, peakMemoryMib } = await runTenMinutes();
  printFigures('a ten-minute run of the probe', {
    ticks,
    bytes,
    'MiB of memory': peakMemoryMib,
    seconds: secondsSince(startMs),
  });
  expect(ticks).toBe(600 * (2 * 100 + 2 * 19 + 16 * 10));
  expect(bytes).toBeLessThan(MOST_BYTES);
  expect(peakMemoryMib).toBeLessThan(MOST_MEMORY_MIB);
});
