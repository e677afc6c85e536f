import { renderShellExports } from '../account/shell-exports';
import { requireRunning } from '../account/state-file';

/** `lab env`: prints shell commands that point this shell at the running account. */
export async function env(stateFile: string): Promise<void> {
  process.stdout.write(renderShellExports(await requireRunning(stateFile), process.env));
}
