import type { FrontedCluster } from '../../../testing/fronted-cluster';
import { createFrontedCluster } from '../../../testing/fronted-cluster';
import { waitFor } from '../../../testing/wait-for';

jest.setTimeout(60_000);
let lab: FrontedCluster;

beforeAll(async () => {
  lab = await createFrontedCluster({ instances: 2 });
  const client = await lab.connect('cluster');
  await client.query('CREATE TABLE public.orders (id integer)');
});

afterAll(() => lab.close());

/** Events of the cluster since the last call. */
let seen = 0;
function newEvents(): string[] {
  const fresh = lab.cluster.events.all.slice(seen);
  seen = lab.cluster.events.all.length;
  return fresh.map(({ id, message, sourceIdentifier }) => `${sourceIdentifier}: ${id ?? message}`);
}

async function untilAvailable(): Promise<void> {
  await waitFor('both instances are available', 20_000, () => {
    const states = lab.cluster.members.map(({ status, database }) => `${status} ${database.isRunning}`);
    return states.every((state) => state === 'available true') ? undefined : states.join(', ');
  });
}

describe('aurora_inject_crash', () => {
  beforeEach(async () => {
    await untilAvailable();
    newEvents();
  });

  it.each([
    ['INSTANCE', ['db-1']],
    ['Dispatcher', ['db-1', 'db-2']],
    ['node', ['db-1', 'db-2']],
  ])('%s restarts the writer in place and keeps every acknowledged write', async (type, restarted) => {
    const bystander = await lab.connect('cluster');
    const client = await lab.connect('cluster');
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::integer FROM public.orders');
    await client.query('INSERT INTO public.orders VALUES (1)');
    const notices: (string | undefined)[] = [];
    bystander.on('notice', ({ code }) => notices.push(code));
    await expect(client.query('SELECT aurora_inject_crash($1)', [type])).rejects.toThrow();
    await waitFor('the writer has restarted', 20_000, () => {
      const events = lab.cluster.events.all.slice(seen).length;
      return events === restarted.length ? undefined : `${events} events`;
    });
    await expect(bystander.query('SELECT 1')).rejects.toThrow();
    expect(notices).toContain('57P02');
    await untilAvailable();
    expect(newEvents().toSorted()).toEqual(restarted.map((name) => `${name}: RDS-EVENT-0006`));
    expect(lab.cluster.writer?.identifier).toBe('db-1');
    const again = await lab.connect('cluster');
    expect((await again.query('SELECT count(*)::integer FROM public.orders')).rows).toEqual([
      { count: (rows[0]?.count ?? 0) + 1 },
    ]);
  });

  it('restarts a reader in place', async () => {
    const client = await lab.connect({ instance: 'db-2' });
    await expect(client.query("SELECT aurora_inject_crash('instance')")).rejects.toThrow();
    await waitFor('the reader has restarted', 20_000, () =>
      lab.cluster.events.all.length > seen ? undefined : 'no event',
    );
    expect(newEvents()).toEqual(['db-2: RDS-EVENT-0006']);
    const again = await lab.connect({ instance: 'db-2' });
    expect((await again.query('SELECT pg_is_in_recovery() AS reads')).rows).toEqual([{ reads: true }]);
  });

  it.each(["'disk'", "''", 'NULL', "'instance '"])('refuses the type %s', async (type) => {
    const client = await lab.connect('cluster');
    await expect(client.query(`SELECT aurora_inject_crash(${type})`)).rejects.toMatchObject({
      code: '22023',
    });
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('may be called by members of rds_superuser only', async () => {
    const admin = await lab.connect('cluster');
    await admin.query("CREATE ROLE visitor LOGIN PASSWORD 'visit'");
    const visitor = await lab.connect('cluster', { user: 'visitor', password: 'visit' });
    const call = () => visitor.query("SELECT aurora_inject_crash('nothing')");
    await expect(call()).rejects.toMatchObject({ code: '42501' });
    await admin.query('GRANT rds_superuser TO visitor');
    await expect(call()).rejects.toMatchObject({ code: '22023' });
  });
});

describe('a crash that was not requested', () => {
  it('fails over, also after an earlier requested one', async () => {
    await untilAvailable();
    const { database } = lab.cluster.member('db-1');
    await database
      .query("COPY (SELECT WHERE false) TO PROGRAM 'kill -KILL $(head -n 1 postmaster.pid)'")
      .catch(() => {});
    await waitFor('the reader is the writer', 20_000, () =>
      lab.cluster.writer?.identifier === 'db-2' ? undefined : 'db-1',
    );
  });
});
