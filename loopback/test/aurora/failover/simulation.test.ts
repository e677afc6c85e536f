import type { FailoverRow, FailoverState } from '../../../aurora/failover/table';
import { FAILOVER } from '../../../aurora/failover/table';
import type { ScenarioOptions } from '../../support/aurora/failover-scenario';
import { runClosing, runScenario } from '../../support/aurora/failover-scenario';

/** Number of seeds. `npm run soak` runs 10,000 seeds. */
const SEEDS = 2000;
const CLOSINGS = 100;
/** Number of seeds within which a broken failover must be detected. */
const SEEDS_TO_NOTICE = 400;

describe('a cluster under random kills, stalls and failovers', () => {
  it('loses no acknowledged write and always recovers, and uses every row of the failover table over all seeds', async () => {
    const taken = new Set<string>();
    const rows = FAILOVER.map((row) => rememberUse(row, taken));
    let acknowledged = 0;
    for (let seed = 1; seed <= SEEDS; seed++) acknowledged += await runScenario({ seed, rows });
    expect(acknowledged).toBeGreaterThan(10 * SEEDS);
    expect([...taken].sort()).toEqual(FAILOVER.map(nameOf).sort());
  }, 180_000);

  it('leaves no server and no volume when it is closed', async () => {
    for (let seed = 1; seed <= CLOSINGS; seed++) await runClosing({ seed });
  });
});

describe('the simulation', () => {
  it.each<[string, Omit<ScenarioOptions, 'seed'>]>([
    [
      'promotes a reader before it fences the old writer',
      { rows: withNext('choosing target-chosen', 'promoting') },
    ],
    ['promotes a target that is behind', { rows: withNext('surveying target-behind', 'promoting') }],
    [
      'promotes a reader although a witness of acknowledged writes is missing',
      { rows: withNext('surveying unsafe', 'promoting') },
    ],
    ['acknowledges a write before a reader has stored it', { replication: 'asynchronous' }],
  ])('detects, within a few hundred seeds, a cluster that %s', async (_, broken) => {
    await expect(runSeeds(SEEDS_TO_NOTICE, broken)).rejects.toThrow(/^Seed \d+: /);
  });
});

async function runSeeds(count: number, options: Omit<ScenarioOptions, 'seed'>): Promise<void> {
  for (let seed = 1; seed <= count; seed++) await runScenario({ seed, ...options });
}

function nameOf(row: FailoverRow): string {
  return `${row.in} ${row.on}`;
}

function withNext(name: string, next: FailoverState): readonly FailoverRow[] {
  return FAILOVER.map((row) => (nameOf(row) === name ? { ...row, next } : row));
}

function rememberUse(row: FailoverRow, taken: Set<string>): FailoverRow {
  return {
    ...row,
    get next() {
      taken.add(nameOf(row));
      return row.next;
    },
  };
}
