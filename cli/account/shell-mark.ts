import { LabError } from '../errors';
import type { RunningAccount } from './running';
import { answers } from './running';

/** Exported by `lab env`: the endpoint and the access key of the account that it has pointed the shell at. */
export const SHELL_MARK = 'LAB_SHELL_ACCOUNT';

/** How to leave an account that has ended. */
export const RESTORE_HINT = 'restore this shell with: eval "$(npm run -s lab -- env --unset)"';

export function renderShellMark({ endpointUrl, accessKeyId }: RunningAccount): string {
  return `${endpointUrl} ${accessKeyId}`;
}

/**
 * Whether a shell points at a loopback account that has ended. `running` is the account of this checkout, which may be
 * another one on the same port.
 */
export async function pointsAtEnded(
  env: NodeJS.ProcessEnv,
  running: RunningAccount | undefined,
): Promise<boolean> {
  const [endpointUrl = '', accessKeyId] = env[SHELL_MARK]?.split(' ') ?? [];
  // Since `lab env` the user may have set another endpoint, or none.
  if (endpointUrl === '' || env.AWS_ENDPOINT_URL !== endpointUrl) return false;
  if (running?.endpointUrl === endpointUrl) return running.accessKeyId !== accessKeyId;
  return !(await answers(endpointUrl));
}

/** @throws LabError when the shell points at a loopback account that has ended */
export async function requireLiveShell(
  env: NodeJS.ProcessEnv,
  running: RunningAccount | undefined,
): Promise<void> {
  if (!(await pointsAtEnded(env, running))) return;
  const next = running ? ', or point it at the one that runs now with: eval "$(npm run -s lab -- env)"' : '';
  throw new LabError(
    `the loopback account that this shell points at has ended: ${env.AWS_ENDPOINT_URL}`,
    RESTORE_HINT + next,
  );
}
