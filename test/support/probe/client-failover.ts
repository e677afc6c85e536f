import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACES } from 'aurora-loopback';
import { eventually } from 'aurora-loopback/testing/eventually';
import type { FrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { createFrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { skipTests } from 'aurora-loopback/testing/skip';
import { PROBE_ROLE } from '../../../drill/run/prepare';
import type { BUILT_IN_CLIENTS } from '../../../lambda/probe/clients/built-in';
import { TUNED } from '../../../lambda/probe/clients/tuned-pool';
import type { ProbeResult } from '../../../lambda/probe/contract';
import type { ClientFile } from '../../../lib/client-files';
import type { ClientCourse } from './client-course';
import { toCourse } from './client-course';
import { decodeTicks } from './decode-ticks';
import { prepareCluster, startProbe } from './fronted-probe';

export type ClientName = keyof typeof BUILT_IN_CLIENTS;

/** Pace `typical`, shortened. The old writer is a reader long before the cluster endpoint leads to the new writer. */
const PACE = { ...PACES.typical, promotionMs: 2_000, staleClusterEndpointMs: 5_000, availableMs: 0 };

/**
 * The rates are low, so that the clients that reconnect during the outage do not take the processors from each other. The
 * deadline is longer than the outage.
 */
const EVENT = {
  ...{ runId: 'clients', durationSeconds: 12, rateHz: 5, freshRateHz: 2, poolSize: 2 },
  ...{ clientRateHz: 5, clientDeadlineMs: 12_000 },
};

/** A failover while clients write. Times are milliseconds from the run's zero. */
export interface ClientFailover {
  readonly requestedMs: number;
  /** Time from which the new writer acknowledges writes. */
  readonly promotedMs: number;
  /** Time from which the cluster endpoint leads to the new writer. */
  readonly movedMs: number;
  readonly courses: readonly ClientCourse[];
  readonly result: ProbeResult;
  /** Longest duration of a tick that opened a connection. */
  readonly longestLoginMs: number;
}

/** Clients by file, with their rate. */
export interface OwnClients {
  readonly files: readonly ClientFile[];
  readonly clientRateHz: number;
}

/** Creates a cluster and fails it over from db-1 to db-2 while the clients write. `meanwhile` runs beside the failover. */
export async function failOverClients(
  clients: readonly ClientName[] | OwnClients,
  meanwhile: (lab: FrontedCluster) => Promise<void> = async () => {},
): Promise<ClientFailover> {
  const folder = mkdtempSync(join(process.env.LAB_TEST_RUN_FOLDER ?? tmpdir(), 'lab-test-'));
  const lab = await createFrontedCluster({ instances: 3, tokenUsers: [PROBE_ROLE], pace: PACE });
  try {
    await prepareCluster(lab);
    return await measure(lab, folder, clients, meanwhile);
  } finally {
    await lab.close();
    rmSync(folder, { recursive: true });
  }
}

/**
 * Longest login on a machine that is not too busy: the connection timeout of the tuned clients. If logins take longer, these
 * clients fail because of the machine, not because of the failover.
 */
const LONGEST_LOGIN_MS = TUNED.connectionTimeoutMillis;

/** Skips the tests of the block if the machine was too busy. Must be called in `beforeAll`. */
export function skipIfTooBusy({ longestLoginMs }: ClientFailover): void {
  if (longestLoginMs > LONGEST_LOGIN_MS) {
    skipTests(`the machine was too busy: a login took ${Math.round(longestLoginMs)} ms`);
  }
}

async function measure(
  lab: FrontedCluster,
  folder: string,
  chosen: readonly ClientName[] | OwnClients,
  meanwhile: (lab: FrontedCluster) => Promise<void>,
): Promise<ClientFailover> {
  const own = 'files' in chosen ? chosen : { files: [], clientRateHz: EVENT.clientRateHz };
  const clients = 'files' in chosen ? chosen.files.map(({ name }) => name) : chosen;
  const changedAt = new Map<string, number>();
  lab.cluster.onTopologyChange(({ kind, member }) =>
    changedAt.set(`${kind} ${member.identifier}`, Date.now()),
  );
  const probe = await startProbe(
    lab,
    folder,
    { ...EVENT, clientRateHz: own.clientRateHz, clients },
    own.files,
  );
  try {
    await haveWritten(lab, clients);
    const requestedAt = Date.now();
    const failover = lab.cluster.failOver('db-2');
    const [result] = await Promise.all([probe.result(), meanwhile(lab), failover.done]);
    const toMs = (at: number | undefined) => (at ?? Number.NaN) - Date.parse(result.startedAt);
    return {
      requestedMs: toMs(requestedAt),
      promotedMs: toMs(changedAt.get('promoted db-2')),
      movedMs: toMs(changedAt.get('endpoint-switched db-2')),
      result,
      courses: result.clients.map((client) => toCourse(client, result.ledger)),
      longestLoginMs: findLongestLogin(result),
    };
  } finally {
    await probe.close();
  }
}

/** Waits until every client has written and has an idle connection, which the failover breaks. */
async function haveWritten(lab: FrontedCluster, clients: readonly string[]): Promise<void> {
  const written = 'SELECT DISTINCT client FROM failover_lab.client_writes';
  const client = await lab.connect('cluster');
  await eventually(async () => (await client.query(written)).rowCount, clients.length, 10_000);
  await client.end();
  const { database } = lab.cluster.member('db-1');
  await eventually(async () => (await database.query(WITHOUT_IDLE)).length, 0, 10_000);
}

const WITHOUT_IDLE = `
  SELECT application_name FROM pg_stat_activity
  WHERE application_name LIKE 'failover-client %' AND application_name <> 'failover-client pg-fresh'
  GROUP BY application_name HAVING count(*) FILTER (WHERE state = 'idle') = 0`;

function findLongestLogin({ lanes }: ProbeResult): number {
  const fresh = lanes.filter(({ connection }) => connection === 'fresh').flatMap(decodeTicks);
  return Math.max(...fresh.map(({ dueMs, endedMs }) => endedMs - dueMs));
}
