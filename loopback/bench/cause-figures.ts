import type { Member } from '../aurora/model';
import { countFalseAlarms } from '../test/support/aurora/false-alarms';
import { connectTo, killServer, untilAvailable } from '../test/support/aurora/real-cluster';
import { freezeServer } from '../testing/freeze-server';
import type { FrontedCluster } from '../testing/fronted-cluster';
import { createFrontedCluster } from '../testing/fronted-cluster';
import { waitFor } from '../testing/wait-for';
import type { Figure } from './figure';
import { inTurns, timedMs } from './figure';
import { startBareServer } from './floors/restart';
import { until } from './until';

const RUNS = 3;
/** More, because a restart is short. */
const RESTARTS = 11;
const INSTANCES = 3;
const DEADLINE_MS = 30_000;
const FALSE_ALARMS_MS = 10_000;

/** Figures of interruptions that RDS detects by itself. */
export const causeFigures: readonly Figure[] = [
  {
    name: 'frozen writer: detection at pace instant',
    limit: { kind: 'at-most', value: 1_500 },
    measure: () =>
      withCluster(async (lab) => {
        const { values, floorValues } = await inTurns(
          RUNS,
          () => detectionMs(lab, freezeServer),
          () => detectionMs(lab, killServer),
        );
        return { unit: 'ms', values, floor: { name: 'SIGKILL of the writer', values: floorValues } };
      }),
  },
  {
    name: 'false alarms in 10 s beside two endless loops',
    limit: { kind: 'every-at-most', value: 0 },
    measure: async () => ({ unit: 'alarms', values: [await countFalseAlarms(FALSE_ALARMS_MS)] }),
  },
  {
    name: 'crash of the instance: write outage at pace instant',
    limit: { kind: 'ratio-at-most', ratio: 1.5 },
    measure: () =>
      withCluster(async (lab) => {
        await lab.cluster.writer?.database.query('CREATE TABLE public.writes (at timestamptz)');
        const bare = await startBareServer();
        try {
          const { values, floorValues } = await inTurns(RESTARTS, () => crashOutageMs(lab), bare.restart);
          return { unit: 'ms', values, floor: { name: 'bare SIGKILL and restart', values: floorValues } };
        } finally {
          await bare.close();
        }
      }),
  },
];

async function withCluster<Result>(work: (lab: FrontedCluster) => Promise<Result>): Promise<Result> {
  const lab = await createFrontedCluster({ instances: INSTANCES });
  try {
    return await work(lab);
  } finally {
    await lab.close();
  }
}

/** Returns the time until the connections of the struck writer are cut: the first step after its detection. */
async function detectionMs({ cluster }: FrontedCluster, strike: (writer: Member) => void): Promise<number> {
  await untilAvailable(cluster, DEADLINE_MS);
  const { writer } = cluster;
  if (writer === undefined) throw new Error('The cluster has no writer.');
  let closedAtMs: number | undefined;
  const unsubscribe = cluster.onTopologyChange(({ kind, member }) => {
    if (kind === 'closing' && member === writer) closedAtMs ??= performance.now();
  });
  const struckAtMs = performance.now();
  strike(writer);
  await waitFor('another writer', DEADLINE_MS, () =>
    cluster.writer === writer ? cluster.status : undefined,
  );
  unsubscribe();
  return (closedAtMs ?? Number.NaN) - struckAtMs;
}

/**
 * Returns the time from the end of the session that crashes the writer to the first acknowledged write after it. The
 * client logs in at the socket of the server, like the client of the floor: a login through the endpoint takes as long as
 * the restart of a small server.
 */
async function crashOutageMs({ cluster, connect }: FrontedCluster): Promise<number> {
  await untilAvailable(cluster, DEADLINE_MS);
  const crashing = await connect('cluster');
  await crashing.query("SELECT aurora_inject_crash('instance')").catch(() => {});
  return timedMs(() =>
    until('a write is acknowledged', async () => {
      const client = await connectTo(cluster, 'cluster');
      try {
        await client.query('INSERT INTO public.writes VALUES (now())');
      } finally {
        await client.end();
      }
      return true;
    }),
  );
}
