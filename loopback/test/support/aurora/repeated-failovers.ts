import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '../../../testing/wait-for';
import type { RealCluster } from './real-cluster';
import { createRealCluster, killServer, untilAvailable } from './real-cluster';
import { WriteLoad } from './write-load';

const CATCH_UP_MS = 5_000;

export interface RepeatedFailovers {
  readonly acknowledgedWrites: number;
  /** Acknowledged writes that an instance lacked at the end of the run. */
  readonly lostWrites: number;
  /** IDs of the cluster's events, in order. */
  readonly eventIds: readonly string[];
  /** The folder that held the servers. */
  readonly folder: string;
}

/**
 * Fails over a cluster of three real servers repeatedly under 50 writes a second. Every second failover is caused by
 * SIGKILL of the writer's server.
 */
export async function failOverRepeatedly(failovers: number): Promise<RepeatedFailovers> {
  const real = await createRealCluster(3);
  const { cluster, home, lines, close } = real;
  const load = new WriteLoad(cluster);
  try {
    for (let count = 0; count < failovers; count++) await failOverOnce(real, load, count % 2 === 1);
    await load.stop();
    let lostWrites = 0;
    for (const { identifier } of cluster.members) lostWrites += await countLost(load, identifier);
    return {
      acknowledgedWrites: load.acknowledged.size,
      lostWrites,
      eventIds: cluster.events.all.flatMap(({ id }) => id ?? []),
      folder: home.folder,
    };
  } catch (error) {
    throw new Error(`${String(error)}\n${lines.slice(-30).join('\n')}`);
  } finally {
    await load.stop();
    await close();
  }
}

async function failOverOnce({ cluster }: RealCluster, load: WriteLoad, isKilled: boolean): Promise<void> {
  const { writer } = cluster;
  if (writer === undefined) throw new Error('The cluster has no writer.');
  const before = load.acknowledged.size;
  await waitFor('writes are acknowledged', 5_000, () =>
    load.acknowledged.size > before + 2 ? undefined : `${load.acknowledged.size}`,
  );
  if (isKilled) killServer(writer);
  else await cluster.failOver().done;
  await waitFor('another instance is the writer', 10_000, () =>
    cluster.writer === writer ? writer.identifier : undefined,
  );
  await untilAvailable(cluster);
}

/** Waits until the reader has received all writes in transit, then counts the acknowledged writes that it lacks. */
async function countLost(load: WriteLoad, identifier: string): Promise<number> {
  const deadlineMs = performance.now() + CATCH_UP_MS;
  for (;;) {
    const { length } = await load.findLost(identifier);
    if (length === 0 || performance.now() > deadlineMs) return length;
    await sleep(10);
  }
}
