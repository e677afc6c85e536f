import type { Command } from 'commander';
import { SHELL_ACCOUNT } from '../account/shell-account';
import { renderShellExports, renderShellRestore } from '../account/shell-exports';
import { requireRunning } from '../account/state-file';
import { QUIET_LAB } from '../lab-command';
import type { LabPaths } from '../lab-paths';

interface EnvOptions {
  readonly unset?: boolean;
}

export function addEnv(program: Command, paths: LabPaths): void {
  program
    .command('env')
    .description(
      `print shell commands that point this shell at the running loopback account; use: eval "$(${QUIET_LAB} env)"`,
    )
    .option(
      '--unset',
      `print shell commands that restore this shell; use: eval "$(${QUIET_LAB} env --unset)"`,
    )
    .action(async ({ unset }: EnvOptions) => {
      if (unset) restore(process.env);
      else process.stdout.write(renderShellExports(await requireRunning(paths.stateFile), process.env));
    });
}

function restore(env: NodeJS.ProcessEnv): void {
  if (env[SHELL_ACCOUNT] === undefined)
    console.error('nothing to restore: lab env has not changed this shell');
  else process.stdout.write(renderShellRestore());
}
