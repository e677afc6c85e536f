import { existsSync, readdirSync, statSync } from 'node:fs';
import { findPostgres } from '../../postgres/binaries';
import { clone, initialise, move, remove } from '../../postgres/data-folder';
import type { PostgresHome } from '../../postgres/home';
import { createPostgresHome } from '../../postgres/home';
import { PostgresServer } from '../../postgres/server';
import { processesMentioning } from '../../testing/processes';
import { useTemporaryFolder } from '../../testing/temporary-folder';
import { uniqueName } from '../support/unique-name';

jest.setTimeout(60_000);

describe('a home for servers', () => {
  const temporaryFolder = useTemporaryFolder();
  const homes: PostgresHome[] = [];
  const createHome = async () => {
    const home = await createPostgresHome(await findPostgres(process.env));
    homes.push(home);
    return home;
  };

  // Also after a failed test: Jest would wait for the keeper of an open home.
  afterEach(() => Promise.all(homes.splice(0).map((home) => home.close())));

  it('is a folder that only its owner can enter', async () => {
    const home = await createHome();
    for (const folder of [home.folder, home.socketFolder]) {
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      expect(statSync(folder).uid).toBe(home.serverUser.uid);
    }
    await home.close();
  });

  it('has a path short enough for sockets, even if TMPDIR is long', async () => {
    const home = await createPostgresHome(await findPostgres(process.env), {
      TMPDIR: `/tmp/${'x'.repeat(90)}`,
    });
    const socketPath = `${home.socketFolder}/.s.PGSQL.65535`;
    expect(Buffer.byteLength(socketPath)).toBeLessThan(100);
    await home.close();
  });

  it('removes everything when it is closed, reports no unexpected exit of a server, and can be closed again', async () => {
    const home = await createHome();
    await initialise(home, 'orders');
    const server = new PostgresServer(home, { name: uniqueName('closed'), folder: 'orders' });
    const exits: unknown[] = [];
    server.onExit((exit) => exits.push(exit));
    await server.start();
    await Promise.all([home.close(), home.close()]);
    await home.close();
    expect(existsSync(home.folder)).toBe(false);
    expect(processesMentioning(server.name)).toEqual([]);
    expect(server.state).toBe('stopped');
    expect(exits).toEqual([]);
    await server.kill();
  });

  it('can be closed during an operation', async () => {
    const home = await createHome();
    const refusal = expect(initialise(home, 'orders')).rejects.toThrow();
    await home.close();
    await refusal;
    expect(existsSync(home.folder)).toBe(false);
  });

  it('refuses calls after it is closed', async () => {
    const home = await createHome();
    await home.close();
    await expect(initialise(home, 'orders')).rejects.toThrow(
      `The keeper of ${home.folder} has ended, and every server with it. Create another home.`,
    );
  });

  it('refuses a data folder whose template statements fail, and says why', async () => {
    const home = await createHome();
    await expect(initialise(home, 'refused', ['CREATE ROLE app', 'CREATE ROLE app'])).rejects.toThrow(
      'role "app" already exists',
    );
  });

  it('runs all template statements in one transaction', async () => {
    const home = await createHome();
    await expect(initialise(home, 'refused', ['CREATE ROLE app', '\nVACUUM\n'])).rejects.toThrow(
      'VACUUM cannot run inside a transaction block',
    );
  });

  it('refuses a template statement that the server would run as two commands', async () => {
    const home = await createHome();
    await expect(initialise(home, 'refused', ['CREATE ROLE app;\n\nCREATE ROLE other'])).rejects.toThrow(
      'a semicolon and an empty line are not allowed in: CREATE ROLE app;',
    );
    expect(readdirSync(home.folder)).not.toContain('refused');
  });

  it('copies, moves and removes data folders inside it, but refuses folders outside', async () => {
    const home = await createHome();
    await initialise(home, 'one');
    await clone(home, 'one', 'two');
    await move(home, 'two', 'three');
    await remove(home, 'one');
    const server = new PostgresServer(home, { name: uniqueName('moved'), folder: 'three' });
    await server.start();
    const roles = await server.query(
      `SELECT rolname AS name FROM pg_roles WHERE rolname LIKE 'rds%' ORDER BY rolname`,
    );
    expect(roles.map((role) => Object.values(role)[0])).toEqual([
      'rds_iam',
      'rds_superuser',
      'rdsadmin',
      'rdsrepladmin',
    ]);
    await expect(remove(home, '../elsewhere')).rejects.toThrow('"../elsewhere" is not in the home');
    await expect(clone(home, 'nothing', 'four')).rejects.toThrow('ENOENT');
    await home.close();
  });

  it('reports the reason and leaves no file if it cannot be created', async () => {
    const binaries = await findPostgres(process.env);
    const broken = { ...binaries, binFolder: '/nowhere/bin', missingLinks: [{ path: 'lib/x', target: 'y' }] };
    const creating = createPostgresHome(broken, { TMPDIR: temporaryFolder() });
    await expect(creating).rejects.toThrow(
      /^The home folder for PostgreSQL could not be created\.\n.*ENOENT.*\/nowhere\/bin/s,
    );
    expect(readdirSync(temporaryFolder())).toEqual([]);
  });
});
