import { join } from 'node:path';
import type { Clients } from '../../../drill/aws/clients';
import { hasStack, requireNoStack } from '../../../drill/aws/deployed-lab';
import { checkAccount } from '../../../drill/run/play-cause';
import type { DrillAccount } from '../../account/drill-account';
import type { Step } from '../../terminal/progress';
import { makeTemporaryFolder } from '../../terminal/temporary-folder';
import type { Undo } from '../../terminal/undo';
import { cdk } from './cdk';
import { chooseClients } from './clients';
import type { DrillOptions } from './options';
import { causesOf, isKept } from './options';

export interface DeployContext {
  /** Folder that contains `cdk.json`. */
  readonly app: string;
  readonly step: Step;
  readonly undo: Undo;
  readonly signal: AbortSignal;
}

/** Deploys the lab for the drill. Unless the lab is kept, the clean-up destroys the lab from the same cloud assembly. */
export async function deployLab(
  options: DrillOptions,
  { env }: DrillAccount,
  clients: Clients,
  { app, step, undo, signal }: DeployContext,
): Promise<void> {
  if (options.aws || options.running)
    await step('check the account and the stack', () => checkBeforeDeployment(options, clients));
  const folder = makeTemporaryFolder('lab-drill-');
  const assembly = join(folder, 'cdk.out');
  const settings = [`stackName=${options.stack}`];
  if (options.readers !== undefined) settings.push(`readers=${options.readers}`);
  if (causesOf(options).includes('zone-outage')) settings.push('zoneOutage=true');
  const { files } = chooseClients(options.client);
  if (files.length > 0) settings.push(`clients=${files.map(({ file }) => file).join(',')}`);
  const context = settings.flatMap((setting) => ['-c', setting]);
  await step('synthesize the lab', (say) =>
    cdk(['synth', '--quiet', ...context, '--output', assembly], {
      app,
      // An interrupted synthesis leaves its temporary files in a folder that is removed.
      env: { ...env, TMPDIR: folder },
      signal,
      say,
    }),
  );
  if (!isKept(options)) undo.add(destroy);
  await step('deploy the lab', (say) =>
    cdk(['deploy', '--require-approval', 'never', '--app', assembly], { app, env, signal, say }),
  );

  async function destroy(): Promise<void> {
    // After an interruption, stopping the loopback account removes the lab as well.
    if (signal.aborted && !options.aws) return;
    const never = new AbortController().signal;
    await step('destroy the lab', (say) =>
      cdk(['destroy', '--force', '--app', assembly], { app, env, signal: never, say }),
    );
  }
}

/** @throws DrillError if the stack exists and would be destroyed, or the account cannot play the cause of the drill */
async function checkBeforeDeployment(options: DrillOptions, clients: Clients): Promise<void> {
  const { stack, cause } = options;
  if (isKept(options)) await hasStack(clients, stack);
  else await requireNoStack(clients, stack);
  // The account has answered, so its kind is known.
  if (cause !== undefined && cause !== 'all') checkAccount(clients, cause);
}
