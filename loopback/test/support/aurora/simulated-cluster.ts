import { AuroraCluster } from '../../../aurora/cluster';
import type { AuroraClusterOptions } from '../../../aurora/cluster-options';
import { EventLog } from '../../../aurora/event-log';
import type { TopologyChange } from '../../../aurora/model';
import type { Pace } from '../../../aurora/pace';
import { PACES } from '../../../aurora/pace';
import { SeededRandom } from '../../../testing/seeded-random';
import { VirtualClock } from '../virtual-clock';
import type { SimulatedDatabase } from './simulated-database';
import { SimulatedWorld } from './simulated-world';

export interface SimulatedCluster {
  readonly cluster: AuroraCluster;
  readonly clock: VirtualClock;
  readonly world: SimulatedWorld;
  /** Announced changes, as `kind identifier`, with the virtual time. */
  readonly changes: { readonly atMs: number; readonly what: string }[];
  /** Log lines of the cluster. */
  readonly lines: readonly string[];
  database(identifier: string): SimulatedDatabase;
  /** Lets virtual time pass until the work is done. */
  run<Result>(work: { readonly done: Promise<Result> } | Promise<Result>): Promise<Result>;
  /** Lets virtual time pass until the condition is true; fails after a virtual minute. */
  until(isTrue: () => boolean): Promise<void>;
  /** Statuses of the cluster and its instances. */
  statuses(): readonly string[];
  /** IDs of the events since the last call, or the message of an event without an ID. */
  newEvents(): readonly string[];
}

/** Creates a cluster of simulated databases on a virtual clock, with `i1` as its writer, all available. */
export async function createSimulatedCluster(
  instances: number,
  options: Partial<AuroraClusterOptions> & { readonly pace?: Pace } = {},
): Promise<SimulatedCluster> {
  const clock = new VirtualClock();
  const world = new SimulatedWorld(clock, new SeededRandom(1));
  const { pace = PACES.instant, ...rest } = options;
  const events = new EventLog();
  const lines: string[] = [];
  const cluster = AuroraCluster.create(
    {
      identifier: 'orders',
      engineVersion: '17.9',
      port: 5432,
      instances: Array.from({ length: instances }, (_, index) => instance(index + 1)),
      ...rest,
    },
    { engine: world, clock, pace, events, log: (line) => lines.push(line) },
  );
  const changes: { atMs: number; what: string }[] = [];
  cluster.onTopologyChange(({ kind, member }: TopologyChange) =>
    changes.push({ atMs: clock.nowMs(), what: `${kind} ${member.identifier}` }),
  );
  let seen = 0;
  const simulated: SimulatedCluster = {
    cluster,
    clock,
    world,
    changes,
    lines,
    database(identifier) {
      const found = world.databases.findLast((database) => database.identifier === identifier);
      if (found === undefined) throw new Error(`The database ${identifier} does not exist.`);
      return found;
    },
    run: (work) => clock.run('done' in work ? work.done : work),
    async until(isTrue) {
      const wait = async (): Promise<void> => {
        while (!isTrue()) await clock.sleep(1);
      };
      await clock.run(wait(), 60_000);
    },
    statuses: () => [cluster.status, ...cluster.members.map(({ status }) => status)],
    newEvents() {
      const fresh = events.all.slice(seen);
      seen = events.all.length;
      return fresh.map(({ id, message, sourceIdentifier }) => `${sourceIdentifier}: ${id ?? message}`);
    },
  };
  await simulated.run(cluster.ready);
  simulated.newEvents();
  changes.length = 0;
  return simulated;
}

/** Settings of instance `i1` in zone `za`, `i2` in `zb`, … */
export function instance(number: number, overrides: object = {}) {
  return {
    identifier: `i${number}`,
    instanceClass: 'db.r7g.large',
    availabilityZone: `z${String.fromCharCode(96 + number)}`,
    ...overrides,
  };
}
