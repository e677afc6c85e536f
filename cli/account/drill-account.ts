import type { AnnouncedEndpoint, LoopbackAccount } from 'aurora-loopback';
import type { Connection } from '../../drill/aws/clients';
import type { DrillOptions } from '../commands/drill/options';
import type { Step } from '../terminal/progress';
import type { Undo } from '../terminal/undo';
import { checkAwsEnvironment } from './aws-environment';
import { connectionTo } from './connection';
import { drillEnvironment } from './drill-environment';
import type { AccountRecord } from './record';
import { recordAccount } from './record';
import { DEFAULT_REGION } from './region';
import { claim, removeRecord, requireRunning } from './state-file';

/** Account in which a drill runs. */
export interface DrillAccount {
  readonly connection: Connection;
  /** Environment variables with which the CDK CLI calls the account. */
  readonly env: NodeJS.ProcessEnv;
  /** The loopback account that was started for this drill. @default none: the drill did not start the account */
  readonly own?: LoopbackAccount;
}

/**
 * Returns the account that the environment points at, or this checkout's running account, or starts a loopback account
 * for this drill.
 */
export async function openAccount(
  options: DrillOptions,
  stateFile: string,
  step: Step,
  undo: Undo,
): Promise<DrillAccount> {
  if (options.aws) {
    await checkAwsEnvironment(process.env, stateFile);
    return { connection: {}, env: process.env };
  }
  if (options.running) return toDrillAccount(connectionTo(await requireRunning(stateFile)));
  let record: AccountRecord | undefined;
  // Other terminals use a kept account, like an account of `lab up`.
  if (options.keep) {
    await claim(stateFile, process.pid);
    undo.add(() => (record ? record.remove() : removeRecord(stateFile)));
  }
  const account = await step('start a loopback account', () =>
    startLoopback(options, (endpoint) => record?.addEndpoint(endpoint)),
  );
  undo.add(() => step('stop the loopback account', () => account.close()));
  if (options.keep) record = await recordAccount(stateFile, account);
  const { endpointUrl: endpoint, region, credentials } = account;
  return { ...toDrillAccount({ endpoint, region, credentials }), own: account };
}

function toDrillAccount({ endpoint, region, credentials }: Required<Connection>): DrillAccount {
  const env = drillEnvironment({ endpointUrl: endpoint, region, credentials });
  return { connection: { endpoint, region, credentials }, env };
}

async function startLoopback(
  { pace = 'instant' }: DrillOptions,
  onEndpoint: (endpoint: AnnouncedEndpoint) => void,
): Promise<LoopbackAccount> {
  const { startAccount } = await import('aurora-loopback');
  const log = (line: string) => {
    if (process.env.LAB_DEBUG) console.error(line);
  };
  return startAccount({ region: DEFAULT_REGION, pace, log, onEndpoint });
}
