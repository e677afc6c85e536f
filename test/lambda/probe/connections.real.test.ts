import { eventually } from 'aurora-loopback/testing/eventually';
import type { SessionSource } from '../../../lambda/probe/driver';
import { useMeasuredServer } from '../../support/probe/measured-server';

const SELECT = { text: 'SELECT 1 AS one', values: [] };
const INSERT = {
  text: "INSERT INTO failover_lab.writes (run_id, lane, seq, attempt) VALUES ('r', 'l', 0, 1)",
  values: [],
};
const SLEEP = { text: 'SELECT pg_sleep(30)', values: [] };

describe.each(['pool', 'fresh'] as const)('the driver’s %s connections', (kind) => {
  const measured = useMeasuredServer();
  let source: SessionSource;

  beforeEach(() => {
    const driver = measured().driver({ connectTimeoutMs: 400 });
    source =
      kind === 'pool' ? driver.openPool('127.0.0.1', 'test', 3) : driver.openFresh('127.0.0.1', 'test');
  });

  afterEach(async () => {
    await source.close();
    await eventually(() => measured().proxy.connectionCount, 0);
  });

  it('run a statement and return its rows', async () => {
    const session = await source.acquire();
    expect(await session.run(SELECT, 1_000)).toEqual({ rows: [{ one: 1 }], warning: undefined });
    session.release('usable');
  });

  it('are closed by the probe after a statement times out', async () => {
    const session = await source.acquire();
    await expect(session.run(SLEEP, 200)).rejects.toThrow('no answer within 200 ms');
    session.release('failed');
    await eventually(() => measured().proxy.connectionCount, 0);
    expect(session.connection.closed).toMatchObject({ by: 'probe' });
  });

  it('time out on opening while the server is silent', async () => {
    const silence = measured().proxy.silence(1_000);
    await expect(source.acquire()).rejects.toThrow(/timeout/);
    await silence;
  });

  it('report that the server closed them while a statement was running', async () => {
    const session = await source.acquire();
    const answer = session.run(SLEEP, 5_000);
    measured().proxy.cut();
    await expect(answer).rejects.toThrow(/ECONNRESET|Connection terminated unexpectedly/);
    session.release('failed');
    await eventually(() => session.connection.closed?.by, 'peer');
    await expect(session.run(SELECT, 1_000)).rejects.toThrow('ended before the statement was sent');
  });

  it('report the warning of a commit that did not wait for its standby', async () => {
    const { server } = measured();
    const session = await source.acquire();
    await server.configure({ synchronous_standby_names: 'ANY 1 (absent)' });
    // Commits wait once the checkpointer has read the first name.
    await server.query('CHECKPOINT');
    const reply = session.run(INSERT, 5_000);
    const cancel =
      "SELECT count(pg_cancel_backend(pid)) AS cancelled FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    await eventually(async () => (await server.query<{ cancelled: string }>(cancel))[0]?.cancelled, '1');
    expect(await reply).toEqual({
      rows: [],
      warning: 'canceling wait for synchronous replication due to user request',
    });
    // Not before the reply: the checkpointer releases a commit that has not seen its cancellation yet, without a warning.
    await server.configure({ synchronous_standby_names: '' });
    session.release('usable');
  });

  it('are all closed by closing the source, even while the server is silent', async () => {
    const session = await source.acquire();
    const silence = measured().proxy.silence(1_500);
    await expect(session.run(SELECT, 100)).rejects.toThrow('no answer');
    session.release('failed');
    await source.close();
    await silence;
  });
});

describe('a pool', () => {
  const measured = useMeasuredServer();

  it('opens a new connection after its idle connections were closed', async () => {
    const { proxy, driver } = measured();
    const source = driver().openPool('127.0.0.1', 'test', 2);
    const sessions = await Promise.all([source.acquire(), source.acquire()]);
    for (const session of sessions) session.release('usable');
    proxy.cut();
    await eventually(() => source.connections.filter(({ closed }) => closed?.by === 'peer').length, 2);
    const session = await source.acquire();
    expect((await session.run(SELECT, 1_000)).rows).toEqual([{ one: 1 }]);
    session.release('usable');
    expect(source.connections).toHaveLength(3);
    await source.close();
  });
});
