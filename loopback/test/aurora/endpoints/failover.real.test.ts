import type { Client } from 'pg';
import { PACES } from '../../../aurora/pace';
import { caughtUp } from '../../../testing/caught-up';
import { eventually } from '../../../testing/eventually';
import type { FrontedCluster } from '../../../testing/fronted-cluster';
import { createFrontedCluster } from '../../../testing/fronted-cluster';

jest.setTimeout(60_000);
const dropped = /^Connection terminated unexpectedly$|^read ECONNRESET$/;
let lab: FrontedCluster;
let writer: string;
let reader: string;
let otherReader: string;

beforeAll(async () => {
  lab = await createFrontedCluster({ instances: 3 });
});

beforeEach(async () => {
  lab.cluster.pace = PACES.instant;
  for (const member of lab.cluster.members) await eventually(() => member.status, 'available', 30_000);
  await caughtUp(lab.cluster);
  writer = lab.cluster.writer?.identifier ?? '';
  [reader = '', otherReader = ''] = lab.cluster.members
    .map(({ identifier }) => identifier)
    .filter((name) => name !== writer);
});

afterAll(() => lab.close());

async function whoAnswers(client: Client): Promise<string> {
  const { rows } = await client.query<{ host: string; reads: boolean }>(
    'SELECT aurora_db_instance_identifier() AS host, pg_is_in_recovery() AS reads',
  );
  return rows[0] === undefined ? 'no instance' : `${rows[0].host}, a ${rows[0].reads ? 'reader' : 'writer'}`;
}

/** Resolves with the error that a pool would receive for an idle client's connection. */
function brokenBy(client: Client): Promise<string> {
  return new Promise((resolve) => client.once('error', ({ message }) => resolve(message)));
}

describe('during a failover', () => {
  it('connections to the old writer break, and new connections through the same endpoint reach the new writer', async () => {
    const client = await lab.connect('cluster');
    await client.query('CREATE TABLE orders AS SELECT 1 AS id');
    const broken = brokenBy(client);
    await lab.cluster.failOver(reader).done;

    expect(await broken).toMatch(dropped);
    const next = await lab.connect('cluster');
    expect(await whoAnswers(next)).toBe(`${reader}, a writer`);
    await next.query('INSERT INTO orders VALUES (2)');
    expect((await next.query('SELECT count(*)::integer AS count FROM orders')).rows).toEqual([{ count: 2 }]);
  });

  it('a running statement fails without an answer', async () => {
    const client = await lab.connect({ instance: writer });
    const failed = expect(client.query('SELECT pg_sleep(30)')).rejects.toThrow(dropped);
    await lab.cluster.failOver(reader).done;
    await failed;
  });

  it('connections to a reader that is not promoted stay open', async () => {
    const client = await lab.connect({ instance: otherReader });
    await lab.cluster.failOver(reader).done;
    expect(await whoAnswers(client)).toBe(`${otherReader}, a reader`);
  });

  it('connections to the promoted reader are closed, as on Aurora', async () => {
    lab.cluster.pace = { ...PACES.instant, promotedReaderSessions: 'cut' };
    const broken = brokenBy(await lab.connect({ instance: reader }));
    await lab.cluster.failOver(reader).done;
    expect(await broken).toMatch(dropped);
  });

  it('connections to the promoted reader stay open at the pace instant, and can write afterwards', async () => {
    const client = await lab.connect({ instance: reader });
    await lab.cluster.failOver(reader).done;
    expect(await whoAnswers(client)).toBe(`${reader}, a writer`);
    await client.query('CREATE TEMP TABLE written (id integer)');
  });

  it('the reader endpoint stops leading to the new writer and starts leading to the old writer', async () => {
    await lab.cluster.failOver(reader).done;
    await eventually(() => lab.cluster.member(writer).status, 'available', 30_000);
    await caughtUp(lab.cluster);
    const reached = new Set<string>();
    for (let count = 0; count < 4; count++) reached.add(await whoAnswers(await lab.connect('reader')));
    expect(reached).toEqual(new Set([`${writer}, a reader`, `${otherReader}, a reader`]));
  });
});

it('an endpoint resets connections while its instance is down, as a host without a server does', async () => {
  const port = await lab.front.listen({ instance: reader });
  const rebooted = lab.cluster.rebootInstance(reader);
  await eventually(() => lab.cluster.connectionTarget({ instance: reader }).state, 'closed');
  for (const overrides of [{}, { port }]) {
    const refused = lab.connect({ instance: reader }, overrides);
    expect(lab.cluster.connectionTarget({ instance: reader }).state).toBe('closed');
    await expect(refused).rejects.toMatchObject({ code: 'ECONNRESET' });
  }
  await rebooted.done;
  await eventually(() => lab.cluster.connectionTarget({ instance: reader }).state, 'member', 30_000);
  expect(await whoAnswers(await lab.connect({ instance: reader }))).toBe(`${reader}, a reader`);
});

it('the reader endpoint leads to the writer if there is no reader, and the port of a removed instance is closed', async () => {
  const port = await lab.front.listen({ instance: reader });
  await lab.cluster.removeInstance(reader).done;
  await lab.cluster.removeInstance(otherReader).done;

  expect(await whoAnswers(await lab.connect('reader'))).toBe(`${writer}, a writer`);
  await expect(lab.connect({ instance: reader }, { port })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await expect(lab.connect({ instance: reader })).rejects.toMatchObject({ code: '08004' });
});
