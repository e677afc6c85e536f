import { join } from 'node:path';
import type { Clients } from '../../../drill/aws/clients';
import { requireNoStack } from '../../../drill/aws/deployed-lab';
import type { DrillAccount } from '../../account/drill-account';
import type { Step } from '../../terminal/progress';
import { makeTemporaryFolder } from '../../terminal/temporary-folder';
import type { Undo } from '../../terminal/undo';
import { cdk } from './cdk';
import type { DrillOptions } from './options';

export interface DeployDeps {
  readonly checkout: string;
  readonly step: Step;
  readonly undo: Undo;
  readonly signal: AbortSignal;
}

/** Deploys the lab that is to be drilled. It is destroyed again, from the same synthesis, unless it is to be kept. */
export async function deployLab(
  options: DrillOptions,
  { env }: DrillAccount,
  clients: Clients,
  { checkout, step, undo, signal }: DeployDeps,
): Promise<void> {
  if (options.aws && !options.keep) {
    await step('look whether the stack is new', () => requireNoStack(clients, options.stack));
  }
  const assembly = join(makeTemporaryFolder('lab-drill-'), 'cdk.out');
  const settings = [`stackName=${options.stack}`];
  if (options.readers !== undefined) settings.push(`readers=${options.readers}`);
  const context = settings.flatMap((setting) => ['-c', setting]);
  await step('synthesize the lab', (say) =>
    cdk(['synth', '--quiet', ...context, '--output', assembly], { checkout, env, signal, say }),
  );
  if (!options.keep) undo.add(destroy);
  await step('deploy it', (say) =>
    cdk(['deploy', '--require-approval', 'never', '--app', assembly], { checkout, env, signal, say }),
  );

  async function destroy(): Promise<void> {
    // An interrupted loopback account takes everything with it when it stops.
    if (signal.aborted && !options.aws) return;
    const never = new AbortController().signal;
    await step('destroy it', (say) =>
      cdk(['destroy', '--force', '--app', assembly], { checkout, env, signal: never, say }),
    );
  }
}
