import { findPostgres } from '../postgres/binaries';
import type { BenchCluster } from './bench-cluster';
import { createBenchCluster } from './bench-cluster';
import { measureBareServer, measureDescribeDBClusters } from './describe-db-clusters';
import type { Figure } from './figure';
import { inTurns, timedMs } from './figure';
import { finishRemoval } from './finish-removal';
import { bareCluster, bareFailoverMs } from './floors/postgres';
import { memoryOfServersMib } from './server-memory';

/** Many, because the same failover takes between 25 and 60 ms. */
const FAILOVERS = 20;
const CREATIONS = 5;
const LOADS = 7;
const LOAD_MS = 1000;
const FEW = 2;
const MOST = 15;

/**
 * Figures of the loopback cluster, each compared with the cost of PostgreSQL itself. The wishes are explained in
 * docs/decisions/0013-figures-with-a-wish.md.
 */
export const auroraFigures: readonly Figure[] = [
  {
    name: 'creation: 1 writer + 2 readers, until all readers stream and the endpoint answers',
    limit: { kind: 'ratio-at-most', ratio: 1.4 },
    measure: async () => {
      const { values, floorValues } = await inTurns(CREATIONS, createOnce, bareCreationMs);
      return { unit: 'ms', values, floor: { name: 'bare initdb, copies and starts', values: floorValues } };
    },
  },
  failoverFigure('SIGKILL of the writer', afterKillMs, {
    limit: { kind: 'ratio-at-most', ratio: 1.7 },
    wish: { kind: 'ratio-at-most', ratio: 1.5 },
  }),
  failoverFigure('FailoverDBCluster at pace instant', afterRequestMs, {
    limit: { kind: 'ratio-at-most', ratio: 1.6 },
    wish: { kind: 'ratio-at-most', ratio: 1.5 },
  }),
  {
    name: 'SIGKILL of the writer with 15 readers, to the first acknowledged write',
    limit: { kind: 'ratio-at-most', ratio: 2.2 },
    wish: { kind: 'ratio-at-most', ratio: 2 },
    measure: async () => {
      const many = await createBenchCluster(MOST);
      const few = await createBenchCluster(FEW);
      try {
        const { values, floorValues } = await inTurns(
          FAILOVERS,
          () => afterKillMs(many),
          () => afterKillMs(few),
        );
        return { unit: 'ms', values, floor: { name: 'the same with 2 readers', values: floorValues } };
      } finally {
        await Promise.all([many.close(), few.close()]);
      }
    },
  },
  {
    name: 'memory: 16 members, proportional set size',
    limit: { kind: 'at-most', value: 1024 },
    measure: async () => {
      const cluster = await createBenchCluster(MOST);
      try {
        return { unit: 'MiB', values: [await memoryOfServersMib(cluster.homeFolder)] };
      } finally {
        await cluster.close();
      }
    },
  },
  {
    name: 'DescribeDBClusters, signed and verified, 3 members, 8 connections',
    limit: { kind: 'ratio-at-least', ratio: 0.17 },
    wish: { kind: 'ratio-at-least', ratio: 0.35 },
    measure: async () => {
      const cluster = await createBenchCluster(FEW);
      const { gateway, credentials } = cluster.lab;
      const load = { port: gateway.port, region: 'eu-west-1', credentials, durationMs: LOAD_MS };
      try {
        // Not counted: the first thousands of requests compile the code.
        await measureDescribeDBClusters(load);
        const { values, floorValues } = await inTurns(
          LOADS,
          () => measureDescribeDBClusters(load),
          () => measureBareServer(load),
        );
        const floor = { name: 'a bare Node.js server with the same answer', values: floorValues };
        return { unit: 'requests/s', values, floor };
      } finally {
        await cluster.close();
      }
    },
  },
];

function failoverFigure(
  cause: string,
  outageMs: (cluster: BenchCluster) => Promise<number>,
  limits: Pick<Figure, 'limit' | 'wish'>,
): Figure {
  return {
    name: `${cause}, to the first acknowledged write through the cluster endpoint`,
    ...limits,
    measure: async () => {
      const cluster = await createBenchCluster(FEW);
      try {
        const { values, floorValues } = await inTurns(FAILOVERS, () => outageMs(cluster), bareFailoverMs);
        return { unit: 'ms', values, floor: { name: 'bare kill, promote and connect', values: floorValues } };
      } finally {
        await cluster.close();
      }
    },
  };
}

async function createOnce(): Promise<number> {
  const cluster = await createBenchCluster(FEW);
  await cluster.close();
  await finishRemoval();
  return cluster.creationMs;
}

async function afterKillMs(cluster: BenchCluster): Promise<number> {
  await cluster.untilAvailable();
  const kill = await cluster.prepareKill();
  return timedMs(() => {
    kill();
    return cluster.untilWritten();
  });
}

async function afterRequestMs(cluster: BenchCluster): Promise<number> {
  await cluster.untilAvailable();
  return timedMs(async () => {
    await cluster.requestFailover();
    await cluster.untilWritten();
  });
}

async function bareCreationMs(): Promise<number> {
  const cluster = await bareCluster(await findPostgres(process.env), FEW);
  await cluster.close();
  return cluster.elapsedMs;
}
