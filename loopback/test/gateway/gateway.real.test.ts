import * as rds from '@aws-sdk/client-rds';
import { accessDenied } from '../../gateway/authorisation';
import { CommonError } from '../../gateway/errors';
import type { SmallGateway } from '../support/small-gateway';
import { startSmallGateway } from '../support/small-gateway';

describe('the real RDS client', () => {
  let small: SmallGateway;

  beforeAll(async () => {
    small = await startSmallGateway({
      DescribeDBClusters: async ({ DBClusterIdentifier = 'none' }, { principal, region, requestId }) => ({
        DBClusters: [{ DBClusterIdentifier, DatabaseName: principal.arn, Engine: region, Status: requestId }],
      }),
      FailoverDBCluster: async ({ DBClusterIdentifier }) => {
        throw new rds.DBClusterNotFoundFault({ message: `no ${DBClusterIdentifier}`, $metadata: {} });
      },
      RebootDBInstance: async () => {
        throw new rds.InvalidDBInstanceStateFault({ message: 'busy', $metadata: {} });
      },
      StopDBCluster: async () => {
        throw new CommonError('InvalidParameterCombination', 'not both');
      },
      StartDBCluster: async () => {
        throw new Error('a bug');
      },
      DescribeEvents: async () => ({ Events: [{ Date: new Date(Number.NaN) }] }),
      AddTagsToResource: async () => ({}),
    });
  });
  afterAll(() => small.close());

  it('receives the output of an action, to which the gateway passes the identity of the caller', async () => {
    const answer = await small.client().send(new rds.DescribeDBClustersCommand({ DBClusterIdentifier: 'x' }));
    expect(answer.DBClusters?.[0]).toMatchObject({
      DBClusterIdentifier: 'x',
      DatabaseName: 'arn:aws:iam::123456789012:root',
      Engine: 'eu-west-1',
      Status: answer.$metadata.requestId,
    });
  });

  it('receives an empty answer if the operation has no output', async () => {
    const answer = await small
      .client()
      .send(new rds.AddTagsToResourceCommand({ ResourceName: 'x', Tags: [] }));
    expect(Object.keys(answer)).toEqual(['$metadata']);
  });

  it('receives the modelled error that the action threw', async () => {
    const failing = small.client().send(new rds.FailoverDBClusterCommand({ DBClusterIdentifier: 'x' }));
    await expect(failing).rejects.toBeInstanceOf(rds.DBClusterNotFoundFault);
    await expect(failing).rejects.toMatchObject({ message: 'no x', $metadata: { httpStatusCode: 404 } });
  });

  it('finds the class of an error whose code on the wire differs from its name', async () => {
    const rebooting = small.client().send(new rds.RebootDBInstanceCommand({ DBInstanceIdentifier: 'x' }));
    await expect(rebooting).rejects.toBeInstanceOf(rds.InvalidDBInstanceStateFault);
    await expect(rebooting).rejects.toMatchObject({ Code: 'InvalidDBInstanceState' });
  });

  it('receives a common error that the action threw', async () => {
    await expect(
      small.client().send(new rds.StopDBClusterCommand({ DBClusterIdentifier: 'x' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterCombination', message: 'not both' });
  });

  it('receives InvalidAction for an operation that is not implemented', async () => {
    await expect(small.client().send(new rds.DescribeDBProxiesCommand({}))).rejects.toMatchObject({
      name: 'InvalidAction',
      message: 'Could not find operation DescribeDBProxies for version 2014-10-31',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it.each([
    [
      'the action throws an unexpected error',
      new rds.StartDBClusterCommand({ DBClusterIdentifier: 'x' }),
      'a bug',
    ],
    ['the output cannot be written', new rds.DescribeEventsCommand({}), 'Invalid time value'],
  ])('receives InternalFailure when %s, and the reason is logged', async (_when, command, reason) => {
    const before = small.logged.length;
    const failing = small.client().send(command as rds.StartDBClusterCommand);
    await expect(failing).rejects.toMatchObject({
      name: 'InternalFailure',
      $metadata: { httpStatusCode: 500 },
    });
    await expect(failing).rejects.not.toMatchObject({ message: expect.stringContaining(reason) });
    expect(small.logged.slice(before)).toEqual([
      { message: expect.stringContaining('failed'), error: expect.objectContaining({ message: reason }) },
    ]);
  });

  it('receives SignatureDoesNotMatch for a wrong secret', async () => {
    const client = small.client({ credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'guessed' } });
    await expect(client.send(new rds.DescribeDBClustersCommand({}))).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('receives 200 answers at the same time', async () => {
    const client = small.client();
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        client.send(new rds.DescribeDBClustersCommand({ DBClusterIdentifier: `c${index}` })),
      ),
    );
    expect(answers.map(({ DBClusters }) => DBClusters?.[0]?.DBClusterIdentifier)).toEqual(
      answers.map((_, index) => `c${index}`),
    );
  });
});

describe('a gateway', () => {
  it('authorises a caller with the action and the ARNs of its resources', async () => {
    const asked: unknown[] = [];
    const small = await startSmallGateway(
      { FailoverDBCluster: async () => ({}), DescribeEvents: async () => ({}) },
      {
        actionResources: { FailoverDBCluster: ({ DBClusterIdentifier }) => [`arn:${DBClusterIdentifier}`] },
        authorise: (request) => {
          asked.push(request);
          throw accessDenied(request);
        },
      },
    );
    const failing = small.client().send(new rds.FailoverDBClusterCommand({ DBClusterIdentifier: 'x' }));
    await expect(failing).rejects.toMatchObject({
      name: 'AccessDenied',
      message:
        'User: arn:aws:iam::123456789012:root is not authorized to perform: rds:FailoverDBCluster on resource: arn:x ' +
        'because no identity-based policy allows the rds:FailoverDBCluster action',
    });
    await expect(small.client().send(new rds.DescribeEventsCommand({}))).rejects.toThrow('on resource: *');
    expect(asked).toHaveLength(2);
    await small.close();
  });

  it('denies every action to a role without known policies', async () => {
    const role = { kind: 'role', arn: 'arn:aws:sts::123456789012:assumed-role/r/s' } as const;
    const small = await startSmallGateway(
      { DescribeEvents: async () => ({}) },
      { findCredential: (accessKeyId) => ({ accessKeyId, secretAccessKey: 'secret', principal: role }) },
    );
    await expect(small.client().send(new rds.DescribeEventsCommand({}))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await small.close();
  });

  it('loads a service once, at its first request', async () => {
    let loads = 0;
    const small = await startSmallGateway(
      {},
      {
        services: {
          rds: async () => {
            loads += 1;
            throw new Error('cannot load');
          },
        },
      },
    );
    expect(loads).toBe(0);
    for (const _ of [1, 2]) {
      await expect(small.client().send(new rds.DescribeEventsCommand({}))).rejects.toMatchObject({
        name: 'InternalFailure',
      });
    }
    expect(loads).toBe(1);
    await small.close();
  });

  it('notifies a waiting action when its client disconnects', async () => {
    const leaving = new AbortController();
    let tellLeft: (left: string) => void = () => {};
    const left = new Promise<string>((resolve) => {
      tellLeft = resolve;
    });
    const small = await startSmallGateway({
      DescribeEvents: (_input, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            tellLeft('left');
            resolve({});
          });
          leaving.abort();
        }),
    });
    const call = small.client().send(new rds.DescribeEventsCommand({}), { abortSignal: leaving.signal });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await expect(left).resolves.toBe('left');
    await small.close();
  });

  it('answers current requests before it closes, and closes only once', async () => {
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const started = new Promise<SmallGateway>((resolve, reject) => {
      startSmallGateway({ DescribeEvents: async () => held.then(() => ({})) }).then(resolve, reject);
    });
    const small = await started;
    const answer = small.client().send(new rds.DescribeEventsCommand({}));
    await connected(small.gateway.port);
    const closing = small.gateway.close();
    expect(small.gateway.close()).toBe(closing);
    release();
    await expect(answer).resolves.toMatchObject({ $metadata: { httpStatusCode: 200 } });
    await closing;
    await expect(fetch(small.gateway.url)).rejects.toThrow('fetch failed');
    await small.close();
  });

  it('reports which port is in use', async () => {
    const small = await startSmallGateway({});
    await expect(startSmallGateway({}, { port: small.gateway.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await small.close();
  });
});

/** A second connection is answered only after the first has been accepted. */
async function connected(port: number): Promise<void> {
  await (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' })).text();
}
