import type { LoopbackAccount, PaceName } from 'aurora-loopback';
import type { Command } from 'commander';
import type { AccountRecord } from '../account/record';
import { recordAccount } from '../account/record';
import { checkRegion, DEFAULT_REGION } from '../account/region';
import { claim, removeRecord } from '../account/state-file';
import { LabError } from '../errors';
import { DEPLOY, FAILOVER, isCheckout, QUIET_LAB } from '../lab-command';
import type { LabPaths } from '../lab-paths';
import { abortWhenInterrupted, untilAborted } from '../terminal/interruption';
import { integer, paceOption } from './shared-options';

interface UpOptions {
  readonly region: string;
  readonly pace: PaceName;
  readonly port?: number;
}

export function addUp(program: Command, paths: LabPaths): void {
  program
    .command('up')
    .description(
      'run a loopback account until Ctrl-C: an AWS account on 127.0.0.1, with PostgreSQL servers as Aurora',
    )
    .option('--region <region>', 'AWS Region of the loopback account', DEFAULT_REGION)
    .addOption(paceOption().default('instant'))
    .option(
      '--port <port>',
      "TCP port of the account's endpoint, 1 to 65535 (default: any free port)",
      integer(1, 65535),
    )
    .action((options: UpOptions) => up(options, paths));
}

/** Runs a loopback account until Ctrl-C, then removes the account and everything in it. */
async function up(options: UpOptions, { stateFile }: LabPaths): Promise<void> {
  await checkRegion(options.region);
  const interrupted = abortWhenInterrupted();
  await claim(stateFile, process.pid);
  let account: LoopbackAccount | undefined;
  let record: AccountRecord | undefined;
  try {
    const { startAccount } = await import('aurora-loopback');
    account = await startAccount({
      ...options,
      log: (line) => console.error(line),
      // No client can create a cluster before the account is recorded.
      onEndpoint: (endpoint) => record?.addEndpoint(endpoint),
    }).catch((error: NodeJS.ErrnoException) => {
      throw explainPort(error, options.port);
    });
    record = await recordAccount(stateFile, account);
    console.log(renderWelcome(account, options.pace));
    await untilAborted(interrupted);
    console.error('\nremoving the loopback account and everything in it …');
  } finally {
    await (record ? record.remove() : removeRecord(stateFile));
    await account?.close();
  }
}

/** Explains an error about the port; returns any other error unchanged. */
function explainPort(error: NodeJS.ErrnoException, port: number | undefined): Error {
  const reason = { EADDRINUSE: 'is in use', EACCES: 'is reserved for root' }[error.code ?? ''];
  if (error.syscall !== 'listen' || reason === undefined) return error;
  return new LabError(
    `port ${port} of 127.0.0.1 ${reason}`,
    'choose another port with --port, or omit --port to use any free port',
  );
}

function renderWelcome({ endpointUrl, region, accountId }: LoopbackAccount, pace: PaceName): string {
  return `Loopback account ${accountId} in ${region} answers on ${endpointUrl}, at pace ${pace}.

In another terminal, in this folder:
  eval "$(${QUIET_LAB} env)"
  ${DEPLOY}
  ${FAILOVER}
  npx cdk destroy ${isCheckout ? '' : '--all '}--force

Ctrl-C here removes everything.`;
}
