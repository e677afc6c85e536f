import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LabPaths } from '../../lab-paths';
import type { OpenAccount } from './open';

/** Runs `lab drill` on the account as another process, which handles signals and cleans up by itself. */
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
      // The result of a check is the only text on stdout.
      stdio: ['ignore', process.stderr, 'inherit'],
    },
  );
  const [exitCode, endedBy] = await once(drill, 'exit');
  // Ctrl-C in a terminal reaches the drill too.
  signal.throwIfAborted();
  if (exitCode === null) throw new Error(`the drill was ended by ${endedBy}`);
  return exitCode;
}
