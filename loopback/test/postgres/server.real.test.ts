import { existsSync } from 'node:fs';
import { useTestHome } from '../../testing/postgres-home';
import { processesMentioning } from '../../testing/processes';
import { waitFor } from '../../testing/wait-for';
import { uniqueName } from '../support/unique-name';

jest.setTimeout(60_000);

describe('a PostgreSQL server', () => {
  const testHome = useTestHome();

  it('answers queries once it has started, and only on its socket', async () => {
    const server = await testHome().createServer(uniqueName('start'));
    await server.start();
    expect(server.state).toBe('running');
    expect(existsSync(server.socketPath)).toBe(true);
    const settings = await server.query<{ name: string; setting: string }>(
      `SELECT name, setting FROM pg_settings WHERE name = ANY ($1) ORDER BY name`,
      [['cluster_name', 'listen_addresses', 'server_version_num']],
    );
    expect(settings).toEqual([
      { name: 'cluster_name', setting: server.name },
      { name: 'listen_addresses', setting: '' },
      { name: 'server_version_num', setting: '170009' },
    ]);
    await server.kill();
  });

  it('does not inherit the environment of the lab', async () => {
    process.env.PGOPTIONS = '-c work_mem=77MB';
    process.env.PGTZ = 'Asia/Tokyo';
    try {
      const server = await testHome().createServer(uniqueName('environment'));
      await server.start();
      const [row] = await server.query(
        `SELECT current_setting('work_mem') AS memory, current_setting('TimeZone') AS zone`,
      );
      expect(row).toEqual({ memory: '4MB', zone: 'UTC' });
      await server.kill();
    } finally {
      delete process.env.PGOPTIONS;
      delete process.env.PGTZ;
    }
  });

  it.each(['fast', 'immediate'] as const)('starts with all its data after a %s stop', async (mode) => {
    const server = await testHome().createServer(uniqueName('stop'));
    await server.start();
    await server.query('CREATE TABLE kept AS SELECT 1 AS n');
    await server.stop(mode);
    expect(server.state).toBe('stopped');
    expect(processesMentioning(server.name)).toEqual([]);
    await server.start();
    expect(await server.query('SELECT n FROM kept')).toEqual([{ n: 1 }]);
    await server.kill();
  });

  it('disconnects its clients when it stops', async () => {
    const server = await testHome().createServer(uniqueName('clients'));
    await server.start();
    const client = await server.connect();
    const waiting = client.query('SELECT pg_sleep(60)');
    const refusal = expect(waiting).rejects.toThrow('terminating connection due to administrator command');
    await server.stop('fast');
    await refusal;
  });

  it('can be stopped and killed several times', async () => {
    const server = await testHome().createServer(uniqueName('often'));
    await server.stop('fast');
    await server.start();
    await Promise.all([server.stop('fast'), server.kill(), server.stop('immediate')]);
    await server.kill();
    expect(server.state).toBe('stopped');
    expect(server.pid).toBeUndefined();
  });

  it('does not start if it is killed during the start', async () => {
    const server = await testHome().createServer(uniqueName('meanwhile'));
    const starting = server.start();
    const refusal = expect(starting).rejects.toThrow(server.name);
    await server.kill();
    await refusal;
    expect(server.state).toBe('stopped');
    expect(processesMentioning(server.name)).toEqual([]);
  });

  it('refuses to start twice', async () => {
    const server = await testHome().createServer(uniqueName('twice'));
    await server.start();
    await expect(server.start()).rejects.toThrow(
      `${server.name} is running; only a stopped server can be started.`,
    );
    await server.kill();
  });

  it('reports why it did not start', async () => {
    const server = await testHome().createServer(uniqueName('wrong'), { shared_buffers: 'a lot' });
    await expect(server.start()).rejects.toThrow(
      /^wrong-\w+ ended with exit code 1\. Its last output:\n.*invalid value for parameter "shared_buffers": "a lot"/s,
    );
    expect(server.state).toBe('stopped');
  });

  it('reports only unexpected exits', async () => {
    const server = await testHome().createServer(uniqueName('exit'));
    const exits: unknown[] = [];
    server.onExit((exit) => exits.push(exit));
    await server.start();
    await server.stop('fast');
    await server.start();
    process.kill(server.pid ?? 0, 'SIGKILL');
    await waitFor('the exit is reported', 10_000, () => (exits.length === 0 ? server.state : undefined));
    expect(exits).toEqual([
      { code: null, signal: 'SIGKILL', stderrTail: expect.stringContaining('ready to accept') },
    ]);
    expect(server.state).toBe('stopped');
    await server.start();
    expect(await server.isStandby()).toBe(false);
    await server.kill();
  });

  it('exits if one of its processes crashes, and does not restart by itself', async () => {
    const server = await testHome().createServer(uniqueName('crash'));
    const ended = new Promise((resolve) => server.onExit(resolve));
    await server.start();
    const client = await server.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
    expect(await ended).toMatchObject({
      code: 1,
      stderrTail: expect.stringContaining('was terminated by signal 9'),
    });
  });

  it('rejects a query that is not answered in time', async () => {
    const server = await testHome().createServer(uniqueName('stalled'));
    await server.start();
    await expect(server.query('SELECT pg_sleep(60)', [], 50)).rejects.toThrow(
      `Timed out after 50 ms waiting for ${server.name} to answer "SELECT pg_sleep(60)". Last seen: no answer`,
    );
    expect(await server.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.kill();
  });
});
