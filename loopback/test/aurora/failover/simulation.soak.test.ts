import { printFigures, secondsSince } from '../../../testing/print-figures';
import { runClosing, runScenario } from '../../support/aurora/failover-scenario';

const SEEDS = 10_000;
const CLOSINGS = 2_000;

it('a cluster under random kills, stalls and failovers loses no acknowledged write and recovers in 10,000 seeds', async () => {
  const startMs = performance.now();
  const broken: string[] = [];
  let acknowledged = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    // `runScenario` rejects if an acknowledged write is lost or the cluster does not recover.
    await runScenario({ seed }).then(
      (writes) => {
        acknowledged += writes;
      },
      (error: unknown) => broken.push(String(error)),
    );
  }
  printFigures('simulated clusters', {
    seeds: SEEDS,
    'seeds with a lost write or no recovery': broken.length,
    'acknowledged writes': acknowledged,
    seconds: secondsSince(startMs),
  });
  expect(broken).toEqual([]);
  expect(acknowledged).toBeGreaterThan(10 * SEEDS);
});

it('a cluster under random faults leaves no server and no volume when it is closed, in 2,000 seeds', async () => {
  const startMs = performance.now();
  for (let seed = 1; seed <= CLOSINGS; seed++) await runClosing({ seed });
  printFigures('simulated clusters, closed under random faults', {
    seeds: CLOSINGS,
    seconds: secondsSince(startMs),
  });
});
