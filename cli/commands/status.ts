import type { Command } from 'commander';
import { requireRunning } from '../account/state-file';
import type { Places } from '../places';
import { renderStatus } from './status/text';

export function addStatus(program: Command, places: Places): void {
  program
    .command('status')
    .description('show which account is running, its stacks, and its clusters with their ports')
    .action(() => status(places));
}

async function status({ stateFile }: Places): Promise<void> {
  const account = await requireRunning(stateFile);
  const { readContents } = await import('./status/contents');
  console.log(renderStatus(account, await readContents(account)));
}
