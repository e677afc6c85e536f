import { eventually } from 'aurora-loopback/testing/eventually';
import type { FrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import type { MeasuredClient } from '../../../drill/report-format/client';
import type { RunFacts } from '../../../drill/report-format/run';
import type { ProbeEvent, ProbeResult } from '../../../lambda/probe/contract';
import { factsOf } from './findings-of';
import { startProbe } from './fronted-probe';

export interface FailoverRun {
  readonly result: ProbeResult;
  /** Facts that a drill finds in this result. */
  readonly facts: RunFacts;
}

/** The cluster becomes available 22 s after a failover at pace `typical`. */
const AVAILABLE_WITHIN_MS = 60_000;
/** Rows of the probe may become visible late on a busy machine. */
const SLACK_MS = 15_000;

/**
 * Runs the probe on a prepared cluster, and requests a failover when the probe has written for `afterSeconds`. `folder`
 * is for the bundle. `beforeRequest` prepares the cluster; the function that it returns is called after the request.
 *
 * @throws Error if the probe saw no other member as the writer: then the run shows nothing about clients
 */
export async function runThroughFailover(
  lab: FrontedCluster,
  folder: string,
  event: ProbeEvent,
  afterSeconds: number,
  beforeRequest: () => Promise<() => void> = async () => () => {},
): Promise<FailoverRun> {
  await eventually(() => lab.cluster.status, 'available', AVAILABLE_WITHIN_MS);
  const probe = await startProbe(lab, folder, event);
  try {
    await untilWritten(lab, event.runId, afterSeconds);
    const afterRequest = await beforeRequest();
    const previousWriter = lab.cluster.writer?.identifier ?? '';
    const requestedAt = new Date().toISOString();
    const failover = lab.cluster.failOver();
    afterRequest();
    const [result] = await Promise.all([probe.result(), failover.done]);
    const facts = factsOf(result, { previousWriter, requestedAt });
    if (!facts.isTakeoverSeen) throw new Error(`the probe saw no failover in run ${event.runId}`);
    return { result, facts };
  } finally {
    await probe.close();
  }
}

/** Waits until the run has lasted for some seconds, and the probe writes. */
async function untilWritten(lab: FrontedCluster, runId: string, seconds: number): Promise<void> {
  const client = await lab.connect('cluster');
  const text =
    'SELECT extract(epoch FROM clock_timestamp() - started_at) >= $2 AND EXISTS ' +
    '(SELECT FROM failover_lab.writes WHERE run_id = $1) AS written FROM failover_lab.runs WHERE run_id = $1';
  const look = async () => (await client.query(text, [runId, seconds])).rows[0]?.written;
  await eventually(look, true, seconds * 1000 + SLACK_MS);
  await client.end();
}

/** Returns the findings on one client. @throws Error if the client could not be opened */
export function clientOf({ clients }: RunFacts, name: string): MeasuredClient {
  const client = clients.find((candidate) => candidate.name === name);
  if (!client) throw new Error(`the run has no client ${name}`);
  if (client.state === 'not-opened') throw new Error(`${name}: ${client.notes.join(', ')}`);
  return client;
}
