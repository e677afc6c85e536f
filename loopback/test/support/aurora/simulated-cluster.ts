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
  /** What was announced, as `kind identifier`, with the virtual time. */
  readonly changes: { readonly atMs: number; readonly what: string }[];
  /** What the cluster logged. */
  readonly lines: readonly string[];
  database(identifier: string): SimulatedDatabase;
  /** Lets virtual time pass until the work is done. */
  run<Result>(work: { readonly done: Promise<Result> } | Promise<Result>): Promise<Result>;
  /** Lets virtual time pass until it is true; fails after a virtual minute. */
  until(isTrue: () => boolean): Promise<void>;
  /** The cluster's and its instances' statuses. */
  statuses(): readonly string[];
  /** The IDs (or for want of one, the messages) of events since the last call. */
  newEvents(): readonly string[];
}

/** A cluster of simulated databases on a virtual clock, with `i1` as its writer, all available. */
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
      if (found === undefined) throw new Error(`there is no database ${identifier}`);
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

/** `i1` in zone `za`, `i2` in `zb`, … */
export function instance(number: number, overrides: object = {}) {
  return {
    identifier: `i${number}`,
    instanceClass: 'db.r7g.large',
    availabilityZone: `z${String.fromCharCode(96 + number)}`,
    ...overrides,
  };
}
