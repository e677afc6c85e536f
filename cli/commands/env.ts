import type { Command } from 'commander';
import { renderShellExports, renderShellRestore } from '../account/shell-exports';
import { SHELL_MARK } from '../account/shell-mark';
import { requireRunning } from '../account/state-file';
import type { Places } from '../places';

interface EnvOptions {
  readonly unset?: boolean;
}

export function addEnv(program: Command, places: Places): void {
  program
    .command('env')
    .description(
      'print shell commands that point this shell at the running account: eval "$(npm run -s lab -- env)"',
    )
    .option(
      '--unset',
      'print shell commands that restore this shell: eval "$(npm run -s lab -- env --unset)"',
    )
    .action(async ({ unset }: EnvOptions) => {
      if (unset) restore(process.env);
      else process.stdout.write(renderShellExports(await requireRunning(places.stateFile), process.env));
    });
}

function restore(env: NodeJS.ProcessEnv): void {
  if (env[SHELL_MARK] === undefined) console.error('lab env has not changed this shell: nothing to restore');
  else process.stdout.write(renderShellRestore());
}
