import { findPostgres } from '../../postgres/binaries';
import { clone, copyFrom, initialise } from '../../postgres/data-folder';
import { createPostgresHome } from '../../postgres/home';
import { PostgresServer } from '../../postgres/server';

/*
 * Program that runs a lab for tests that kill the lab. It has a primary and a standby. The standby is killed, copied and
 * started again forever. Its argument is the name prefix of the servers. Prints each step as a line of JSON on standard output.
 */
async function main(name: string): Promise<void> {
  const home = await createPostgresHome(await findPostgres(process.env));
  report({
    step: 'home',
    folder: home.folder,
    binFolder: home.binaries.binFolder,
    user: home.serverUser.name,
  });
  await initialise(home, 'primary');
  report({ step: 'initialised' });
  await clone(home, 'primary', 'standby');
  const primary = new PostgresServer(home, { name: `${name}-primary`, folder: 'primary' });
  const standby = new PostgresServer(home, { name: `${name}-standby`, folder: 'standby' });
  await standby.follow(primary);
  await Promise.all([primary.start(), standby.start()]);
  report({ step: 'running' });
  for (;;) {
    await standby.kill();
    await copyFrom(primary, 'standby');
    await standby.follow(primary);
    await standby.start();
    report({ step: 'copied' });
  }
}

function report(fact: object): void {
  process.stdout.write(`${JSON.stringify(fact)}\n`);
}

main(process.argv[2] ?? 'lab').catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
