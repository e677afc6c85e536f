import type { Command } from 'commander';
import { renderShellExports } from '../account/shell-exports';
import { requireRunning } from '../account/state-file';
import type { Places } from '../places';

export function addEnv(program: Command, places: Places): void {
  program
    .command('env')
    .description(
      'print shell commands that point this shell at the running account: eval "$(npm run -s lab -- env)"',
    )
    .action(() => env(places));
}

async function env({ stateFile }: Places): Promise<void> {
  process.stdout.write(renderShellExports(await requireRunning(stateFile), process.env));
}
