import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure, Measurement } from 'aurora-loopback/bench/figure';
import { timedMs } from 'aurora-loopback/bench/figure';
import type { Report } from '../drill/report-format/report';

const RUNS = 2;
const CHECKOUT = join(__dirname, '..');
const HELD = 0;
/** At pace `typical` the probe's own pool keeps its connections to the old writer, so no drill without clients is held. */
const NOT_HELD = 1;

/** Duration of the project's main command, also at AWS's pace, and of the command that compares all causes. */
export const drillFigures: readonly Figure[] = [
  {
    name: 'npm run drill with its defaults, all steps',
    limit: { kind: 'at-most', value: 20 },
    measure: () => measureDrills(RUNS, []),
  },
  {
    name: 'npm run drill -- --pace typical, all steps, beside the time measured',
    limit: { kind: 'above-floor-at-most', value: 12 },
    isOptional: true,
    measure: () => measureDrills(1, ['--pace', 'typical'], NOT_HELD),
  },
  {
    name: 'npm run drill -- --cause all at pace instant, all steps',
    limit: { kind: 'at-most', value: 110 },
    isOptional: true,
    measure: () => measureDrills(1, ['--cause', 'all']),
  },
];

/**
 * Runs `npm run drill` as a user does. Every drill must end with the exit code. The floor is the time for which the drill
 * measures.
 */
async function measureDrills(
  runs: number,
  options: readonly string[],
  exitCode: number = HELD,
): Promise<Measurement> {
  const values: number[] = [];
  const floorValues: number[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'lab-bench-'));
  try {
    for (let run = 1; run <= runs; run += 1) {
      values.push((await timedMs(() => drill(folder, options, exitCode))) / 1000);
      floorValues.push(await measuredSeconds(folder));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return { unit: 's', values, floor: { name: 'measured around the failovers', values: floorValues } };
}

async function drill(folder: string, options: readonly string[], exitCode: number): Promise<void> {
  const child = spawn('npm', ['run', '-s', 'drill', '--', ...options, '--out', folder], {
    cwd: CHECKOUT,
    stdio: 'ignore',
  });
  const [code] = await once(child, 'exit');
  if (code !== exitCode) throw new Error(`the drill ended with exit code ${code}`);
}

async function measuredSeconds(folder: string): Promise<number> {
  const { runs }: Report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
  return runs.reduce((totalMs, { durationMs }) => totalMs + durationMs, 0) / 1000;
}
