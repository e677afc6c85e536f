import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { findPostgres } from '../../postgres/binaries';
import { initialise } from '../../postgres/data-folder';
import { createPostgresHome } from '../../postgres/home';
import { releaseLeftovers } from '../../postgres/keeper/server-leftovers';
import { PostgresServer } from '../../postgres/server';
import { timedMs } from '../figure';
import { until } from '../until';
import { processOptions } from './postgres';

const FOLDER = 'bare';

/**
 * Server with the account's settings, without supervision, that is started again whenever it ends: the floor of a restart in
 * place.
 */
export interface BareServer {
  /** Kills the server and starts it again. Returns the time until its first acknowledged write. */
  restart(): Promise<number>;
  close(): Promise<void>;
}

export async function startBareServer(): Promise<BareServer> {
  const home = await createPostgresHome(await findPostgres(process.env));
  await initialise(home, FOLDER);
  const configured = new PostgresServer(home, { name: FOLDER, folder: FOLDER });
  await configured.start();
  await configured.query('CREATE TABLE writes (at timestamptz)');
  await configured.stop('fast');

  const dataFolder = join(home.folder, FOLDER);
  const program = join(home.binaries.binFolder, 'postgres');
  const write = async (): Promise<boolean> => {
    const client = await configured.connect();
    await client.query('INSERT INTO writes VALUES (now())');
    await client.end();
    return true;
  };
  let server: ChildProcess | undefined;
  let shouldRun = true;
  const start = (): void => {
    server = spawn(program, ['-D', dataFolder], processOptions(home.serverUser));
    // Also retries, because PostgreSQL refuses to start while a process of the killed server exists.
    server.once('exit', () => shouldRun && start());
  };
  start();
  await until('the bare server acknowledges a write', write);
  return {
    restart: () =>
      timedMs(async () => {
        const killed = server;
        killed?.kill('SIGKILL');
        if (killed !== undefined) await once(killed, 'exit');
        await until('the restarted server acknowledges a write', write);
      }),
    close: async () => {
      shouldRun = false;
      const last = server;
      last?.kill('SIGQUIT');
      if (last?.exitCode === null && last.signalCode === null) await once(last, 'exit');
      await releaseLeftovers(dataFolder);
      await home.close();
    },
  };
}
