import type { ClientTarget } from '../../../../lambda/probe/client';
import openTopology, { settings } from '../../../../lambda/probe/clients/pg-topology';
import { systemClock } from '../../../../lambda/probe/clock';
import { createTarget } from '../../../../lambda/probe/harness/target';
import { CLIENT_POOL_SIZE } from '../../../../lambda/probe/limits';
import type { MeasuredServer } from '../../../support/probe/measured-server';
import { useMeasuredServer } from '../../../support/probe/measured-server';

const WRITES = 5 * CLIENT_POOL_SIZE;
/** Longer than the time limits of the client. */
const SILENCE_MS = 7_000;

describe('pg-topology, on two members that accept writes', () => {
  const members = [useMeasuredServer(), useMeasuredServer()];

  it('writes to the other member what it has not sent, at the first sign that its writer is silent', async () => {
    const client = await openTopology(targetOf(members.map((measured) => measured())));
    await client.write({ key: 'first', attempt: 1 }, AbortSignal.timeout(10_000));
    const rows = await Promise.all(members.map((measured) => keysOf(measured())));
    const [used, other] = rows[0]?.length ? members : members.toReversed();
    const silence = used?.().proxy.silence(SILENCE_MS);

    const startedMs = performance.now();
    const writes = Array.from({ length: WRITES }, (_, key) =>
      client.write({ key: String(key), attempt: 1 }, AbortSignal.timeout(20_000)),
    );
    const outcomes = await Promise.allSettled(writes);
    const tookMs = performance.now() - startedMs;

    const errors = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [String(outcome.reason)] : [],
    );
    expect(new Set(errors)).toEqual(new Set(['Error: Query read timeout']));
    expect(errors.length).toBeLessThanOrEqual(CLIENT_POOL_SIZE);
    expect(other && (await keysOf(other()))).toHaveLength(WRITES - errors.length);
    // The other writes do not wait for the time limit of the old pool.
    expect(tookMs).toBeLessThan(settings.connectionTimeoutMillis);
    await silence;
    await client.close();
  });
});

/** Describes the servers as members of one cluster. */
function targetOf(members: readonly MeasuredServer[]): ClientTarget {
  const host = '127.0.0.1';
  const [first] = members;
  if (!first) throw new Error('no members');
  const { environment } = first;
  const ca = members.map(({ proxy }) => proxy.certificate).join('\n');
  const signToken = async () => 'token';
  const target = createTarget({
    client: 'pg-topology',
    runId: 'r',
    environment,
    ca,
    signToken,
    clock: systemClock,
  });
  return { ...target, instances: members.map(({ proxy: { port } }) => ({ host, port })) };
}

async function keysOf({ server }: MeasuredServer): Promise<unknown[]> {
  return await server.query('SELECT key FROM failover_lab.client_writes');
}
