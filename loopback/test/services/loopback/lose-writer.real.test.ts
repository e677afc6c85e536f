import * as rds from '@aws-sdk/client-rds';
import { createLoopbackService } from '../../../services/loopback/service';
import { eventually } from '../../../testing/eventually';
import { signedHeaders } from '../../support/raw-http';
import type { RdsLab } from '../../support/rds-lab';
import { startRdsLab } from '../../support/rds-lab';
import type { ServiceGateway } from '../../support/service-gateway';
import { startServiceGateway } from '../../support/service-gateway';

jest.setTimeout(60_000);
let lab: RdsLab;
let service: ServiceGateway;

beforeAll(async () => {
  lab = await startRdsLab();
  service = await startServiceGateway(() => ({ loopback: async () => createLoopbackService(lab.account) }));
  const Engine = 'aurora-postgresql';
  const DBClusterIdentifier = 'shop';
  await lab.client.send(
    new rds.CreateDBClusterCommand({
      ...{ DBClusterIdentifier, Engine, MasterUsername: 'lab', MasterUserPassword: 'correct horse' },
    }),
  );
  for (const DBInstanceIdentifier of ['one', 'two']) {
    await lab.client.send(
      new rds.CreateDBInstanceCommand({
        ...{ DBClusterIdentifier, DBInstanceIdentifier, Engine, DBInstanceClass: 'db.r7g.large' },
      }),
    );
  }
  await lab.untilInstance('one', 'available');
  await lab.untilInstance('two', 'available');
});
afterAll(async () => {
  await service.close();
  await lab.close();
});

async function call(body: object, credentials = service.clientConfig.credentials) {
  const { port, url } = service.gateway;
  const text = JSON.stringify(body);
  const headers = await signedHeaders(port, text, {
    service: 'loopback',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'Loopback.LoseWriter' },
    ...credentials,
  });
  const answer = await fetch(url, { method: 'POST', headers, body: text });
  return { status: answer.status, body: await answer.json() };
}

describe('LoseWriter', () => {
  it.each<[string, object, number, object]>([
    [
      'an unknown cluster',
      { DBClusterIdentifier: 'other' },
      404,
      { __type: 'DBClusterNotFoundFault', message: 'DBCluster other not found.' },
    ],
    ['a request without a cluster', {}, 400, { __type: 'ValidationException' }],
    ['an invalid name', { DBClusterIdentifier: '1' }, 400, { __type: 'ValidationException' }],
    [
      'an unknown member',
      { DBClusterIdentifier: 'shop', Force: true },
      400,
      { __type: 'SerializationException' },
    ],
  ])('refuses %s', async (_, input, status, body) => {
    expect(await call(input)).toMatchObject({ status, body });
  });

  it('refuses a request that is signed with a wrong key', async () => {
    const { accessKeyId } = service.clientConfig.credentials;
    const answer = await call({ DBClusterIdentifier: 'shop' }, { accessKeyId, secretAccessKey: 'wrong' });
    expect(answer).toMatchObject({ status: 400, body: { __type: 'InvalidSignatureException' } });
  });

  it('loses the host of the writer, which RDS replaces after it has failed over to a reader', async () => {
    expect(await call({ DBClusterIdentifier: 'Shop' })).toEqual({
      status: 200,
      body: { DBClusterIdentifier: 'shop', DBInstanceIdentifier: 'one' },
    });
    const { cluster } = lab.account.cluster('shop').hosted;
    expect(cluster.connectionTarget('cluster').state).toBe('unreachable');
    await eventually(() => cluster.status, 'failing-over', 5_000);
    expect(await call({ DBClusterIdentifier: 'shop' })).toMatchObject({
      status: 400,
      body: { __type: 'InvalidDBClusterStateFault' },
    });
    await lab.untilCluster('shop', 'available');
    await lab.untilInstance('one', 'available');
    expect(cluster.writer?.identifier).toBe('two');
    expect(cluster.member('one').role).toBe('reader');
    expect(cluster.events.all.map(({ message }) => message)).toContain(
      'Completed RDS initiated failover to DB instance: two',
    );
    expect(lab.failures).toEqual([]);
    expect(service.logged).toEqual([]);
  });
});
