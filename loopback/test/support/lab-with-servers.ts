import { findPostgres } from '../../postgres/binaries';
import { clone, copyFrom, initialise } from '../../postgres/data-folder';
import { createPostgresHome } from '../../postgres/home';
import { PostgresServer } from '../../postgres/server';

/*
 * A lab to be killed, as a program of its own: a primary and a standby, the standby ended, copied and started anew
 * for ever. Its argument is the standby's name prefix; each step is told on standard output, once as JSON.
 */
async function main(name: string): Promise<void> {
  const home = await createPostgresHome(await findPostgres(process.env));
  tell({ step: 'home', folder: home.folder, binFolder: home.binaries.binFolder, user: home.serverUser.name });
  await initialise(home, 'primary');
  tell({ step: 'initialised' });
  await clone(home, 'primary', 'standby');
  const primary = new PostgresServer(home, { name: `${name}-primary`, folder: 'primary' });
  const standby = new PostgresServer(home, { name: `${name}-standby`, folder: 'standby' });
  await standby.follow(primary);
  await Promise.all([primary.start(), standby.start()]);
  tell({ step: 'running' });
  for (;;) {
    await standby.kill();
    await copyFrom(primary, 'standby');
    await standby.follow(primary);
    await standby.start();
    tell({ step: 'copied' });
  }
}

function tell(fact: object): void {
  process.stdout.write(`${JSON.stringify(fact)}\n`);
}

main(process.argv[2] ?? 'lab').catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
