import type { Clients } from '../../../drill/aws/clients';
import { hasStack, requireNoStack } from '../../../drill/aws/deployed-lab';
import { checkAccount } from '../../../drill/run/play-cause';
import type { DrillAccount } from '../../account/drill-account';
import type { Step } from '../../terminal/progress';
import type { Undo } from '../../terminal/undo';
import { cdk } from './cdk';
import type { DrillOptions } from './options';
import { isKept } from './options';
import type { Synthesis } from './synthesis';

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
  { env, own }: DrillAccount,
  clients: Clients,
  { assembly, done }: Synthesis,
  { app, step, undo, signal }: DeployContext,
): Promise<void> {
  if (options.aws || options.running)
    await step('check the account and the stack', () => checkBeforeDeployment(options, clients));
  await step('synthesize the lab', () => done);
  if (!isKept(options)) undo.add(destroy);
  // A new account has no earlier stack with which a change set could compare the template.
  const method = own ? ['--method', 'direct'] : [];
  await step('deploy the lab', (say) =>
    cdk(['deploy', '--require-approval', 'never', ...method, '--app', assembly], {
      app,
      env,
      signal,
      say,
    }),
  );

  async function destroy(): Promise<void> {
    // After an interruption, stopping the loopback account removes the lab as well.
    if (signal.aborted && !options.aws) return;
    // The instance that became the writer may be deleted before the others, which causes one more failover.
    own?.setPace('instant');
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
