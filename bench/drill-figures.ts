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

/** Duration of the project's main command. */
export const drillFigures: readonly Figure[] = [
  {
    name: 'npm run drill with its defaults, all steps',
    limit: { kind: 'at-most', value: 30 },
    measure: () => measureDrills(),
  },
];

/** Runs `npm run drill` as a user does. The floor is the time for which the drill measures. */
async function measureDrills(): Promise<Measurement> {
  const values: number[] = [];
  const floorValues: number[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'lab-bench-'));
  try {
    for (let run = 1; run <= RUNS; run += 1) {
      values.push((await timedMs(() => drill(folder))) / 1000);
      floorValues.push(await measuredSeconds(folder));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return { unit: 's', values, floor: { name: 'measured around the failover', values: floorValues } };
}

async function drill(folder: string): Promise<void> {
  const child = spawn('npm', ['run', '-s', 'drill', '--', '--out', folder], {
    cwd: CHECKOUT,
    stdio: 'ignore',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the drill ended with exit code ${code}`);
}

async function measuredSeconds(folder: string): Promise<number> {
  const { plan }: Report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
  return plan.beforeSeconds + plan.afterSeconds;
}
