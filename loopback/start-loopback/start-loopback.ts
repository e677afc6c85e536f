import { readFile } from 'node:fs/promises';
import type { LoopbackAccount, OpenAccount } from '../account';
import { openAccount } from '../account';
import { accountVariables } from '../environment/account-variables';
import { databaseVariables } from '../environment/database-variables';
import { CommonError } from '../gateway/errors';
import { LoopbackCluster } from './cluster';
import { createCluster } from './create-cluster';
import type { CdkApp, DeployOptions, StackOutputs } from './deploy';
import { deploy } from './deploy';
import { Endpoints } from './endpoints';
import { untilHealthy } from './health';
import { LogTail } from './log-tail';
import type { LoopbackOptions, LoopbackPlan } from './options';
import { planLoopback } from './options';
import { runStatements } from './run-statements';
import { untilAborted } from './until-aborted';
import { watchRunner } from './watch-runner';

/** A loopback account with one cluster, for tests. */
export interface Loopback
  extends AsyncDisposable,
    Pick<LoopbackAccount, 'endpointUrl' | 'region' | 'credentials' | 'caBundlePath'> {
  /**
   * Environment variables for other programs: AWS's for the account, and `PGHOST`, `DATABASE_URL`,
   * `READER_DATABASE_URL` and others for the cluster. This process's own environment is not changed.
   */
  readonly env: Readonly<Record<string, string>>;
  readonly cluster: LoopbackCluster;
  /**
   * Deploys an app of the AWS CDK to the account, with the CDK CLI (`aws-cdk`) that is installed in the caller's folder.
   * Returns the outputs of its stacks.
   */
  deploy(app: CdkApp, options?: DeployOptions): Promise<StackOutputs>;
  /** Stops everything and removes all files. Idempotent. */
  stop(): Promise<void>;
}

/**
 * Starts a loopback account with an Aurora PostgreSQL cluster. Resolves when the cluster has acknowledged a write and its
 * readers have applied it. Rejects after `startTimeoutMs`, with the last log lines. Nothing of the account is left when this
 * process ends, even if it is killed. Nothing is left either when the test runner that started this process is killed.
 */
export async function startLoopback(options: LoopbackOptions = {}): Promise<Loopback> {
  const plan = planLoopback(options);
  options.signal?.throwIfAborted();
  const log = new LogTail(options.log);
  const deadline = AbortSignal.timeout(plan.startTimeoutMs);
  const runner = watchRunner(process.env);
  const ends = [runner.signal, ...(options.signal ? [options.signal] : [])];
  const signal = AbortSignal.any([deadline, ...ends]);
  const localPorts = new Map<string, number>();
  const opening = openAccount({
    ...{ region: plan.region, pace: plan.pace, port: plan.port, log: log.add },
    onEndpoint: ({ host, localPort }) => localPorts.set(host, localPort),
  });
  const close = async () => {
    runner.end();
    const opened = await opening.catch(() => undefined);
    await opened?.account.close();
  };
  const closeAndLog = () => close().catch((error) => log.add(`The account cannot be stopped: ${error}`));
  const work = open(opening, plan, localPorts, signal, close);
  try {
    const loopback = await untilAborted(signal, work);
    for (const end of ends) end.addEventListener('abort', closeAndLog, { once: true });
    return loopback;
  } catch (error) {
    // The signal ends the work. The account is closed after it: closing does not include a cluster that is being created.
    await waitAtMost(CLEANUP_TIMEOUT_MS, work);
    await waitAtMost(CLEANUP_TIMEOUT_MS, closeAndLog());
    for (const end of ends) end.throwIfAborted();
    const reason = deadline.aborted ? `It was not ready after ${plan.startTimeoutMs} ms.` : describe(error);
    throw new Error(`The loopback account cannot be started. ${reason}\n${log.render()}`, { cause: error });
  }
}

/** Longest time for which a failed start waits for each step of its clean-up. */
const CLEANUP_TIMEOUT_MS = 10_000;

async function open(
  opening: Promise<OpenAccount>,
  plan: LoopbackPlan,
  localPorts: ReadonlyMap<string, number>,
  signal: AbortSignal,
  close: () => Promise<void>,
): Promise<Loopback> {
  const { account, stores } = await opening;
  signal.throwIfAborted();
  const { endpointUrl, region, credentials, caBundlePath } = account;
  const { hosted, login } = await createCluster(stores.rds, plan);
  const endpoints = new Endpoints({
    ...{ hosted, login, caBundlePath, ca: await readFile(caBundlePath, 'utf8') },
    findLocalPort: (host) => localPorts.get(host),
  });
  await untilHealthy(hosted.cluster, plan.startTimeoutMs, signal);
  await endpoints.untilOpen(plan.startTimeoutMs, signal);
  // A write that the cluster acknowledges, and that leaves nothing.
  await runStatements(endpoints.connection('writer'), [
    'CREATE TABLE ready_check ()',
    'DROP TABLE ready_check',
  ]);
  await untilHealthy(hosted.cluster, plan.startTimeoutMs, signal);
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort(new Error('The loopback account was stopped.'));
    return close();
  };
  return {
    ...{ endpointUrl, region, credentials, caBundlePath },
    env: { ...accountVariables(account, process.env), ...databaseVariables(endpoints.access()) },
    cluster: new LoopbackCluster(hosted.cluster, endpoints, plan.instances[0].identifier.toLowerCase()),
    deploy: (app, options) => deploy(account, app, stopping.signal, options),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Names an error as AWS does. */
function describe(error: unknown): string {
  return error instanceof CommonError ? `${error.code}: ${error.message}` : String(error);
}

/** Waits until the work has settled, or the time is over. */
async function waitAtMost(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  await untilAborted(AbortSignal.timeout(timeoutMs), work).catch(() => {});
}
