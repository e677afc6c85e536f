import type { Command } from 'commander';
import { requireRunning } from '../account/state-file';
import type { LabPaths } from '../lab-paths';
import { renderStatus } from './status/text';

export function addStatus(program: Command, paths: LabPaths): void {
  program
    .command('status')
    .description('show the running loopback account, its stacks, and its clusters with their ports')
    .action(() => status(paths));
}

async function status({ stateFile }: LabPaths): Promise<void> {
  const account = await requireRunning(stateFile);
  const { readContents } = await import('./status/contents');
  console.log(renderStatus(account, await readContents(account)));
}
