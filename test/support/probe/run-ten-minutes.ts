import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '..', '..', '..');

export interface TenMinutes {
  /** Size of the probe's result as JSON. */
  readonly bytes: number;
  readonly ticks: number;
  readonly peakMemoryMib: number;
}

/** Runs the longest run in a separate process. */
export async function runTenMinutes(): Promise<TenMinutes> {
  return JSON.parse(await run(['test/support/probe/ten-minutes.ts']));
}

/** Measures the memory of a process that does nothing, in MiB. */
export async function idleMemoryMib(): Promise<number> {
  return Number(await run(['--eval', 'console.log(process.resourceUsage().maxRSS / 1024)']));
}

async function run(args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', ...args], {
    cwd: ROOT,
    timeout: 60_000,
  });
  return stdout;
}
