import { AuroraCluster } from '../../../aurora/cluster';
import type { AuroraClusterOptions } from '../../../aurora/cluster-options';
import { EventLog } from '../../../aurora/event-log';
import type { FailoverRow } from '../../../aurora/failover/table';
import type { Pace } from '../../../aurora/pace';
import { PACES } from '../../../aurora/pace';
import { SeededRandom } from '../../../testing/seeded-random';
import { VirtualClock } from '../virtual-clock';
import { Ledger } from './ledger';
import type { Turmoil } from './scenario-turmoil';
import { causeFaults, endFaults } from './scenario-turmoil';
import { SimulatedWorld } from './simulated-world';

const TURMOIL_MS = 200;
/** Long enough for the detection of silent servers. */
const LONG_TURMOIL_MS = 2_000;
const CALM_MS = 60;
const LIMIT_MS = 300_000;
const LINES_SHOWN = 60;

export interface ScenarioOptions {
  readonly seed: number;
  readonly rows?: readonly FailoverRow[];
  readonly replication?: 'synchronous' | 'asynchronous';
}

/**
 * Runs a cluster of 2 to 5 instances, first with random faults, then without faults. Resolves with the number of
 * acknowledged writes.
 * Rejects with the seed and the latest faults if a write is lost or the cluster does not recover.
 */
export function runScenario(options: ScenarioOptions): Promise<number> {
  return runSeed(options, async (turmoil) => {
    const { cluster, ledger, world } = turmoil;
    await causeFaults(turmoil, world.random.happens(0.1) ? LONG_TURMOIL_MS : TURMOIL_MS);
    await endFaults(turmoil);
    await untilRecovered(world, cluster);
    for (const database of world.databases) ledger.check(database);
    if (ledger.violation) throw new Error(ledger.violation);
    checkEvents(cluster.events);
    await cluster.close();
    return ledger.size;
  });
}

/** Closes the cluster at a random moment while faults occur. Rejects if a running server or a volume remains. */
export function runClosing(options: ScenarioOptions): Promise<void> {
  return runSeed(options, async (turmoil) => {
    const { cluster, world } = turmoil;
    const faults = causeFaults(turmoil, TURMOIL_MS);
    await world.takeMs(0, TURMOIL_MS);
    world.faults.fenceFails = 0;
    await cluster.close();
    await faults;
    await world.clock.sleep(60_000);
    const left = world.databases.filter(({ isAlive }) => isAlive).map(({ identifier }) => identifier);
    if (left.length + world.volumes.size > 0)
      throw new Error(`Still running: ${left.join() || 'none'}; volumes left: ${world.volumes.size}.`);
  });
}

async function runSeed<Result>(
  { seed, rows, replication }: ScenarioOptions,
  scenario: (turmoil: Turmoil) => Promise<Result>,
): Promise<Result> {
  const random = new SeededRandom(seed);
  const clock = new VirtualClock(() => random.next());
  const world = new SimulatedWorld(clock, random);
  const lines: string[] = [];
  const note = (line: string): void => {
    lines.push(`${clock.nowMs()} ms: ${line}`);
  };
  const cluster = AuroraCluster.create(
    { ...randomCluster(random), ...(replication && { replication }) },
    {
      engine: world,
      clock,
      pace: random.happens(0.7) ? PACES.instant : randomPace(random),
      events: new EventLog(),
      log: note,
      ...(rows && { failoverRows: rows }),
    },
  );
  const turmoil = { world, cluster, ledger: new Ledger(), note };
  try {
    return await clock.run(
      cluster.ready.done.then(() => scenario(turmoil)),
      LIMIT_MS,
    );
  } catch (error) {
    const members = cluster.members.map((member) => `${member.identifier} ${member.role} ${member.status}`);
    const state = `${cluster.status}: ${members.join(', ')}`;
    throw new Error(`Seed ${seed}: ${String(error)}\n${state}\n${lines.slice(-LINES_SHOWN).join('\n')}`);
  }
}

function randomCluster(random: SeededRandom): AuroraClusterOptions {
  const instances = Array.from({ length: random.between(2, 5) }, (_, index) => ({
    identifier: `i${index}`,
    instanceClass: 'db.r7g.large',
    availabilityZone: `z${index % 3}`,
    promotionTier: random.between(0, 2),
  }));
  return { identifier: 'c', engineVersion: '17.9', port: 5432, instances };
}

function randomPace(random: SeededRandom): Pace {
  const ms = (): number => random.between(0, 30);
  return {
    detectionMs: ms(),
    promotionMs: ms(),
    staleClusterEndpointMs: ms(),
    staleReaderEndpointMs: ms(),
    availableMs: ms(),
    crashRecoveryMs: { instance: ms(), dispatcher: ms(), node: ms() },
  };
}

/** Waits until the cluster has been available, with the same log on every member, for `CALM_MS`. */
async function untilRecovered(world: SimulatedWorld, cluster: AuroraCluster): Promise<void> {
  const isRecovered = (): boolean =>
    cluster.status === 'available' &&
    cluster.members.every(({ status }) => status === 'available') &&
    new Set(world.databases.map(({ log }) => log.join())).size === 1;
  for (let recoveredMs = 0; recoveredMs < CALM_MS; ) {
    await world.clock.sleep(30);
    recoveredMs = isRecovered() ? recoveredMs + 30 : 0;
  }
}

/** Throws unless each failover ended exactly once, before the next one started. */
function checkEvents(events: EventLog): void {
  const ids = events.all.flatMap(({ id, categories }) => (id && categories.includes('failover') ? [id] : []));
  const sequence = ids.map((id) => id.slice(-2)).join(' ');
  if (!/^((72|73) (71|70 69) ?)*$/.test(sequence)) throw new Error(`The failover events are ${sequence}.`);
}
