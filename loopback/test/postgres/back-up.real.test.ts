import { backUp } from '../../postgres/data-folder';
import { PostgresServer } from '../../postgres/server';
import { useTestHome } from '../../testing/postgres-home';
import { uniqueName } from '../support/unique-name';

jest.setTimeout(60_000);

describe('a backup of a running primary', () => {
  const testHome = useTestHome();
  const newServer = (name: string) =>
    new PostgresServer(testHome().home, { name: uniqueName(name), folder: uniqueName(name) });
  const sum = async (server: PostgresServer) =>
    (await server.query('SELECT count(*)::int AS rows, count(DISTINCT n)::int AS numbers FROM written'))[0];

  it('starts by itself, with every row that was committed before, and no half transaction', async () => {
    const [primary] = await testHome().createReplicas(uniqueName('source'));
    if (!primary) throw new Error('The test needs a server.');
    await primary.query('CREATE TABLE written (n int)');
    const client = await primary.connect();
    let committed = 0;
    let isDone = false;
    const write = async () => {
      await client.query('INSERT INTO written SELECT n FROM generate_series(1, 100) n');
      committed += 1;
      // `VACUUM FULL` replaces files with new files.
      if (committed % 20 === 0) await client.query('VACUUM FULL written');
    };
    for (let number = 0; number < 50; number += 1) await write();
    const writing = (async () => {
      while (!isDone) await write();
    })();

    const before = committed;
    const copy = newServer('copy');
    await backUp(primary, copy.folder);
    const after = committed + 1;
    isDone = true;
    await writing;
    const slots = await primary.query('SELECT FROM pg_replication_slots');
    expect(slots).toEqual([]);
    await client.end();
    await primary.kill();

    await copy.start();
    const { rows } = (await sum(copy)) as { rows: number };
    expect(rows % 100).toBe(0);
    expect(rows / 100).toBeGreaterThanOrEqual(before);
    expect(rows / 100).toBeLessThanOrEqual(after);
    expect(await copy.isStandby()).toBe(false);
    await copy.query('INSERT INTO written VALUES (0)');
    await copy.kill();
  });

  it('leaves nothing if the primary ends', async () => {
    const [primary] = await testHome().createReplicas(uniqueName('source'));
    if (!primary) throw new Error('The test needs a server.');
    const copy = newServer('copy');
    const refusal = expect(backUp(primary, copy.folder)).rejects.toThrow();
    await primary.kill();
    await refusal;
    await expect(copy.start()).rejects.toThrow();
  });
});
