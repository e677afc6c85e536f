import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LabPaths } from '../../lab-paths';
import type { OpenAccount } from './open';

/** Runs `lab drill` on the account in a child process, which handles signals and cleans up by itself. */
export async function runDrill(
  { running, stackName, signal }: OpenAccount,
  { project, reports }: LabPaths,
  options: readonly string[],
  folder: string,
): Promise<number> {
  const [node, ...entry] = [process.execPath, ...process.execArgv, process.argv[1] ?? ''];
  const account = running ? '--running' : '--aws';
  const drill = spawn(
    node,
    [...entry, 'drill', account, '--stack', stackName, ...options, '--out', join(reports, folder)],
    {
      cwd: project,
      // The drill's stdout goes to stderr, so that this process's stdout contains only the result of the check.
      stdio: ['ignore', process.stderr, 'inherit'],
    },
  );
  const [exitCode, endedBy] = await once(drill, 'exit');
  // Ctrl-C in a terminal interrupts both processes. Then the interruption is reported, not the exit code of the drill.
  signal.throwIfAborted();
  if (exitCode === null) throw new Error(`the drill was ended by ${endedBy}`);
  return exitCode;
}
