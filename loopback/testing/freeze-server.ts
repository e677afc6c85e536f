import type { Member } from '../aurora/model';
import { PostgresDatabase } from '../aurora/postgres-database';
import { childrenOf } from '../postgres/keeper/process-tree';

/**
 * Stops all processes of the server, which then answers nothing but keeps its connections. Returns a function that lets
 * them run again.
 */
export function freezeServer({ identifier, database }: Member): () => void {
  const processId = database instanceof PostgresDatabase ? database.server.pid : undefined;
  if (processId === undefined) throw new Error(`${identifier} has no server process.`);
  process.kill(processId, 'SIGSTOP');
  const all = [processId, ...(childrenOf(processId) ?? [])];
  for (const each of all) process.kill(each, 'SIGSTOP');
  return () => {
    for (const each of all) process.kill(each, 'SIGCONT');
  };
}
