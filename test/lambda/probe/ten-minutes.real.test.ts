import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '..', '..', '..');

it('the longest run on the largest cluster fits into Lambda’s answer and into 512 MiB', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'test/support/probe/ten-minutes.ts'],
    { cwd: ROOT, timeout: 60_000 },
  );
  const { bytes, ticks, peakMemoryMib } = JSON.parse(stdout);
  expect(ticks).toBe(600 * (2 * 100 + 2 * 19 + 16 * 10));
  expect(bytes).toBeLessThan(6 * 1024 * 1024);
  expect(peakMemoryMib).toBeLessThan(512);
}, 60_000);
