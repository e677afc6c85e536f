import type { LoopbackAccount } from '../../loopback/account';
import { startAccount } from '../../loopback/account';
import type { PaceName } from '../../loopback/aurora/pace';
import type { AccountRecord } from '../account/record';
import { recordAccount } from '../account/record';
import { checkRegion } from '../account/region';
import { claim, withdraw } from '../account/state-file';
import { abortWhenInterrupted, untilAborted } from '../terminal/interruption';

export interface UpOptions {
  readonly region: string;
  readonly pace: PaceName;
  readonly port?: number;
}

/** `lab up`: serves a loopback account until Ctrl-C, then removes everything that ran in it. */
export async function up(options: UpOptions, stateFile: string): Promise<void> {
  await checkRegion(options.region);
  const interrupted = abortWhenInterrupted();
  await claim(stateFile, process.pid);
  let account: LoopbackAccount | undefined;
  let record: AccountRecord | undefined;
  try {
    account = await startAccount({
      ...options,
      log: (line) => console.error(line),
      // Nobody can make a cluster before the account is recorded.
      onEndpoint: (endpoint) => record?.addEndpoint(endpoint),
    });
    record = await recordAccount(stateFile, account);
    console.log(renderWelcome(account, options.pace));
    await untilAborted(interrupted);
    console.error('\nremoving everything that runs here …');
  } finally {
    await (record ? record.withdraw() : withdraw(stateFile));
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
