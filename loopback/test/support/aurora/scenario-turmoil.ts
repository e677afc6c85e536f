import type { AuroraCluster } from '../../../aurora/cluster';
import { CRASH_TYPES } from '../../../aurora/crash-type';
import { AuroraError } from '../../../aurora/errors';
import type { Ledger } from './ledger';
import type { SimulatedDatabase } from './simulated-database';
import type { SimulatedWorld } from './simulated-world';

const CLIENTS = 2;
const CLIENT_PATIENCE_MS = 25;

/** Cluster under random faults, each of which is reported to `note`. */
export interface Turmoil {
  readonly world: SimulatedWorld;
  readonly cluster: AuroraCluster;
  readonly ledger: Ledger;
  readonly note: (line: string) => void;
}

/** Lets clients write for `durationMs` while servers are killed, stalled, restarted for all reasons
 * and failed over at random. */
export async function causeFaults(turmoil: Turmoil, durationMs: number): Promise<void> {
  const endMs = turmoil.world.clock.nowMs() + durationMs;
  const clients = Array.from({ length: CLIENTS }, () => write(turmoil, endMs));
  await Promise.all([...clients, breakThings(turmoil, endMs)]);
}

/** Ends the faults, except that servers may fail to start for up to 3 s. */
export async function endFaults({ world, cluster }: Turmoil): Promise<void> {
  cluster.reconnect(cluster.members.map(({ identifier }) => identifier));
  Object.assign(world.faults, { fenceFails: 0, promotionIsLate: 0 });
  for (const database of world.databases) database.resume();
  if (world.faults.startFails > 0) await world.takeMs(0, 3_000);
  world.faults.startFails = 0;
}

/** Writes through the cluster endpoint, and sometimes directly to a member, as older sessions do. */
async function write({ world, cluster, ledger }: Turmoil, endMs: number): Promise<void> {
  const { clock, random } = world;
  while (clock.nowMs() < endMs) {
    await world.takeMs(2, 8);
    const target = cluster.connectionTarget('cluster');
    const led = target.state === 'member' ? target.member.identifier : undefined;
    const database = random.happens(0.35)
      ? random.pick(world.databases)
      : world.databases.find(({ identifier }) => identifier === led);
    if (database !== undefined) {
      await Promise.race([ledger.write(database), clock.sleep(CLIENT_PATIENCE_MS)]);
    }
  }
}

async function breakThings({ world, cluster, note }: Turmoil, endMs: number): Promise<void> {
  const { clock, random, faults } = world;
  faults.fenceFails = random.pick([0, 0.05]) ?? 0;
  faults.promotionIsLate = random.pick([0, 0.2]) ?? 0;
  faults.startFails = random.pick([0, 0, 0, 0.8]) ?? 0;
  const acts: Readonly<Record<string, (database: SimulatedDatabase) => unknown>> = {
    kill: (database) => database.crash(),
    'inject a crash of': (database) => database.crash(random.pick(CRASH_TYPES)),
    stall: (database) => database.stall(),
    freeze: (database) => database.freeze(),
    resume: (database) => database.resume(),
    'fail over': () => cluster.failOver(),
    'fail over to': ({ identifier }) => cluster.failOver(identifier),
    isolate: ({ identifier }) => cluster.isolate([identifier]),
    reconnect: ({ identifier }) => cluster.reconnect([identifier]),
    'lose the writer instead of': () => cluster.loseWriter(),
    reboot: ({ identifier }) => cluster.rebootInstance(identifier),
    'change the class of': ({ identifier }) =>
      cluster.modifyInstance(identifier, { instanceClass: random.pick(['db.r7g.large', 'db.r7g.xlarge']) }),
    'update the system, not only of': () => cluster.applySystemUpdate(),
    'upgrade the engine, not only of': () => cluster.upgrade('17.9'),
  };
  const pauseMs = random.pick([10, 40, 120]) ?? 0;
  while (clock.nowMs() < endMs) {
    await world.takeMs(2, pauseMs);
    const database = random.pick(world.databases);
    const name = random.pick(Object.keys(acts)) ?? '';
    if (database === undefined) continue;
    note(`${name} ${database.identifier}`);
    try {
      acts[name]?.(database);
    } catch (error) {
      if (!(error instanceof AuroraError)) throw error;
    }
  }
}
