import type { Connection } from '../drill/clients';
import type { LoopbackAccount } from '../loopback/account';
import { drillEnvironment } from './drill-environment';
import type { DrillOptions } from './drill-options';
import type { Step } from './progress';
import { toRunningAccount } from './running-account';
import { claim, publish, withdraw } from './state-file';
import type { Undo } from './undo';

/** Where a drill takes place. */
export interface DrillAccount {
  readonly connection: Connection;
  /** In which the CDK CLI talks to it. */
  readonly env: NodeJS.ProcessEnv;
}

/** The account that the environment points at, or a loopback account of the drill's own. */
export async function openAccount(
  options: DrillOptions,
  stateFile: string,
  step: Step,
  undo: Undo,
): Promise<DrillAccount> {
  if (options.aws) return { connection: {}, env: process.env };
  // Whoever keeps it wants to use it from other terminals, as the one of `lab up`.
  if (options.keep) {
    await claim(stateFile, process.pid);
    undo.add(() => withdraw(stateFile));
  }
  const account = await step('start a loopback account', () => startLoopback(options));
  undo.add(() => step('stop the account', () => account.close()));
  if (options.keep) await publish(stateFile, toRunningAccount(account));
  const { endpointUrl: endpoint, region, credentials } = account;
  return { connection: { endpoint, region, credentials }, env: drillEnvironment(account) };
}

async function startLoopback({ pace = 'instant' }: DrillOptions): Promise<LoopbackAccount> {
  const { startAccount } = await import('../loopback/account');
  const log = (line: string) => {
    if (process.env.LAB_DEBUG) console.error(line);
  };
  return startAccount({ region: 'us-east-1', pace, log });
}
