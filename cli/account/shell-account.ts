import { LabError } from '../errors';
import { QUIET_LAB } from '../lab-command';
import type { RunningAccount } from './running';
import { acceptsConnections } from './running';

/** Variable that `lab env` exports: endpoint and access key of the loopback account that the shell points at. */
export const SHELL_ACCOUNT = 'LAB_SHELL_ACCOUNT';

/** Next step for a shell that points at an account that has ended. */
export const RESTORE_HINT = `restore this shell with: eval "$(${QUIET_LAB} env --unset)"`;

export function renderShellAccount({ endpointUrl, accessKeyId }: RunningAccount): string {
  return `${endpointUrl} ${accessKeyId}`;
}

/**
 * Whether a shell points at a loopback account that has ended. `running` is this checkout's account, which may be a
 * newer account on the same port.
 */
export async function pointsAtEndedAccount(
  env: NodeJS.ProcessEnv,
  running: RunningAccount | undefined,
): Promise<boolean> {
  const [endpointUrl = '', accessKeyId] = env[SHELL_ACCOUNT]?.split(' ') ?? [];
  // The user may have changed or unset the endpoint after `lab env`.
  if (endpointUrl === '' || env.AWS_ENDPOINT_URL !== endpointUrl) return false;
  if (running?.endpointUrl === endpointUrl) return running.accessKeyId !== accessKeyId;
  return !(await acceptsConnections(endpointUrl));
}

/** @throws LabError when the shell points at a loopback account that has ended */
export async function checkShellAccount(
  env: NodeJS.ProcessEnv,
  running: RunningAccount | undefined,
): Promise<void> {
  if (!(await pointsAtEndedAccount(env, running))) return;
  const next = running ? `, or point it at the running account with: eval "$(${QUIET_LAB} env)"` : '';
  throw new LabError(
    `the loopback account that this shell points at has ended: ${env.AWS_ENDPOINT_URL}`,
    RESTORE_HINT + next,
  );
}
