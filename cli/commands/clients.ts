import type { Command } from 'commander';
import type { ClientsOptions } from './clients/list';

export function addClients(program: Command): void {
  program
    .command('clients')
    .description('list the built-in clients for the option --client of drill, and what each of them shows')
    .option('--json', 'print the list as JSON')
    .action(async (options: ClientsOptions) => {
      const { listClients } = await import('./clients/list');
      await listClients(options);
    });
}
