import type { LoopbackAccount } from '../loopback/account';
import { startAccount } from '../loopback/account';
import type { PaceName } from '../loopback/aurora/pace';
import { abortWhenInterrupted, untilAborted } from './interruption';
import { toRunningAccount } from './running-account';
import { claim, publish, withdraw } from './state-file';

export interface UpOptions {
  readonly region: string;
  readonly pace: PaceName;
  readonly port?: number;
}

/** `lab up`: serves a loopback account until Ctrl-C, then removes everything that ran in it. */
export async function up(options: UpOptions, stateFile: string): Promise<void> {
  const interrupted = abortWhenInterrupted();
  await claim(stateFile, process.pid);
  let account: LoopbackAccount | undefined;
  try {
    account = await startAccount({ ...options, log: (line) => console.error(line) });
    await publish(stateFile, toRunningAccount(account));
    console.log(renderWelcome(account, options.pace));
    await untilAborted(interrupted);
    console.error('\nremoving everything that runs here …');
  } finally {
    await withdraw(stateFile);
    await account?.close();
  }
}

function renderWelcome({ endpointUrl, region, accountId }: LoopbackAccount, pace: PaceName): string {
  return `Loopback account ${accountId} in ${region} answers on ${endpointUrl}, at pace ${pace}.

In another terminal:
  eval "$(npm run -s lab -- env)"
  npx cdk deploy --require-approval never
  npm run lab -- failover
  npx cdk destroy --force

Ctrl-C here removes everything.`;
}
