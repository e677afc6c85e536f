import { createSecureContext } from 'node:tls';
import { eventually } from 'aurora-loopback/testing/eventually';
import { systemClock } from '../../../lambda/probe/clock';
import type { Environment } from '../../../lambda/probe/environment';
import { parseEvent } from '../../../lambda/probe/event';
import { createPgDriver } from '../../../lambda/probe/pg/pg-driver';
import { probe } from '../../../lambda/probe/probe';
import { useMeasuredServer } from '../../support/probe/measured-server';
import { noClients } from '../../support/probe/no-clients';

describe('the error of a run that cannot begin', () => {
  const measured = useMeasuredServer();

  async function begin(overrides: Partial<Environment>, ca = measured().proxy.certificate, runId = 'r') {
    const environment = { ...measured().environment, ...overrides };
    const order = parseEvent({ runId, durationSeconds: 1, poolSize: 3, connectTimeoutMs: 1_000 });
    const driver = createPgDriver({
      environment,
      connectTimeoutMs: order.connectTimeoutMs,
      secureContext: createSecureContext({ ca }),
      signToken: async () => 'token',
      clock: systemClock,
    });
    return probe(order, { environment, driver, startThread: noClients, clock: systemClock, log: () => {} });
  }

  afterEach(() => eventually(() => measured().proxy.connectionCount, 0));

  it('says that no server listens', async () => {
    await expect(begin({ port: 1 })).rejects.toMatchObject({
      name: 'DatabaseUnreachable',
      message: expect.stringMatching(
        /^127\.0\.0\.1 cannot be used by write-pool: connect ECONNREFUSED.*check that the cluster is available/,
      ),
    });
  });

  it('says that the certificate of the database is not trusted', async () => {
    await expect(begin({}, '')).rejects.toMatchObject({
      name: 'DatabaseUnreachable',
      message: expect.stringMatching(
        /\(UNABLE_TO_VERIFY_LEAF_SIGNATURE\); set NODE_EXTRA_CA_CERTS to a file/,
      ),
    });
  });

  it('says that the server does not answer', async () => {
    const silence = measured().proxy.silence(1_500);
    await expect(begin({})).rejects.toMatchObject({
      name: 'DatabaseUnreachable',
      message: expect.stringMatching(/timeout/),
    });
    await silence;
  });

  it('says that the role may not log in', async () => {
    await expect(begin({ user: 'stranger' })).rejects.toMatchObject({
      name: 'LoginRefused',
      message: expect.stringMatching(/\(28P01\); check that the role exists and has rds_iam/),
    });
  });

  it('says that the database was not prepared', async () => {
    await expect(begin({ databaseName: 'template1' })).rejects.toMatchObject({
      name: 'NotPrepared',
      message: expect.stringMatching(
        /\(42883\); prepare the database as lambda\/probe\/contract\.ts describes$/,
      ),
    });
  });

  it('says that an earlier run had the same ID', async () => {
    await begin({}, undefined, 'twice');
    await expect(begin({}, undefined, 'twice')).rejects.toMatchObject({
      name: 'NotPrepared',
      message: expect.stringMatching(/\(23505\); an earlier run had this runId/),
    });
  }, 10_000);
});
