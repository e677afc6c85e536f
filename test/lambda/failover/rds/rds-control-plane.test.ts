import { Readable } from 'node:stream';
import type { RDSClientConfig } from '@aws-sdk/client-rds';
import { classifyFailure } from '../../../../lambda/failover/rds/failure';
import { createRdsControlPlane } from '../../../../lambda/failover/rds/rds-control-plane';

/** Creates the control plane with the real SDK client and a scripted transport. A reply is a status and its XML. */
function scriptedAccount(...replies: readonly (readonly [status: number, xml: string])[]) {
  const requests: Record<string, string>[] = [];
  const remaining = [...replies];
  const requestHandler = {
    handle: async ({ body }: { body: string }) => {
      requests.push(Object.fromEntries(new URLSearchParams(body)));
      const [statusCode, xml] = remaining.shift() ?? [500, ''];
      return { response: { statusCode, headers: {}, body: Readable.from([xml]) } };
    },
  } as unknown as NonNullable<RDSClientConfig['requestHandler']>;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return { requests, plane: createRdsControlPlane({ region: 'eu-west-1', credentials, requestHandler }) };
}

const CLUSTER = `<DBClusterIdentifier>lab</DBClusterIdentifier><Status>available</Status><DBClusterMembers>
  <DBClusterMember><DBInstanceIdentifier>lab-1</DBInstanceIdentifier><IsClusterWriter>true</IsClusterWriter>
    <PromotionTier>1</PromotionTier></DBClusterMember>
  <DBClusterMember><DBInstanceIdentifier>lab-2</DBInstanceIdentifier><IsClusterWriter>false</IsClusterWriter>
    <PromotionTier>15</PromotionTier></DBClusterMember>
</DBClusterMembers>`;

const CLUSTER_VIEW = {
  identifier: 'lab',
  status: 'available',
  members: [
    { identifier: 'lab-1', isWriter: true, promotionTier: 1 },
    { identifier: 'lab-2', isWriter: false, promotionTier: 15 },
  ],
};

function result(action: string, xml: string): readonly [number, string] {
  return [200, `<${action}Response><${action}Result>${xml}</${action}Result></${action}Response>`];
}

function fault(status: number, code: string): readonly [number, string] {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>because</Message></Error>`;
  return [status, `<ErrorResponse>${error}<RequestId>1</RequestId></ErrorResponse>`];
}

describe('RDS', () => {
  it('is asked for one cluster by its identifier', async () => {
    const xml = `<DBClusters><DBCluster>${CLUSTER}</DBCluster></DBClusters>`;
    const { plane, requests } = scriptedAccount(result('DescribeDBClusters', xml));
    expect(await plane.describeCluster('lab')).toEqual(CLUSTER_VIEW);
    expect(requests).toEqual([
      { Action: 'DescribeDBClusters', Version: '2014-10-31', DBClusterIdentifier: 'lab' },
    ]);
  });

  it('is asked for one instance by its identifier', async () => {
    const xml = `<DBInstances><DBInstance><DBInstanceStatus>available</DBInstanceStatus>
      <DBInstanceClass>db.r7g.large</DBInstanceClass></DBInstance></DBInstances>`;
    const { plane, requests } = scriptedAccount(result('DescribeDBInstances', xml));
    expect(await plane.describeInstance('lab-2')).toEqual({
      status: 'available',
      instanceClass: 'db.r7g.large',
    });
    expect(requests).toEqual([
      { Action: 'DescribeDBInstances', Version: '2014-10-31', DBInstanceIdentifier: 'lab-2' },
    ]);
  });

  it('receives the target of a failover only if the failover has a target', async () => {
    const reply = result('FailoverDBCluster', `<DBCluster>${CLUSTER}</DBCluster>`);
    const { plane, requests } = scriptedAccount(reply, reply);
    expect(await plane.failoverCluster('lab', undefined)).toEqual(CLUSTER_VIEW);
    await plane.failoverCluster('lab', 'lab-2');
    const request = { Action: 'FailoverDBCluster', Version: '2014-10-31', DBClusterIdentifier: 'lab' };
    expect(requests).toEqual([request, { ...request, TargetDBInstanceIdentifier: 'lab-2' }]);
  });

  it('is asked for the events of all sources, page by page', async () => {
    const event = (message: string) => `<Event><SourceIdentifier>lab</SourceIdentifier>
      <SourceType>db-cluster</SourceType><Message>${message}</Message><Date>2026-11-02T08:00:03.100Z</Date>
      <EventCategories><EventCategory>failover</EventCategory></EventCategories></Event>`;
    const { plane, requests } = scriptedAccount(
      result('DescribeEvents', `<Events>${event('one')}</Events><Marker>next</Marker>`),
      result(
        'DescribeEvents',
        `<Events>${event('two')}<Event><Message>without a source</Message></Event></Events>`,
      ),
    );
    const since = new Date('2026-11-02T08:00:00.150Z');
    const view = { sourceType: 'db-cluster', source: 'lab', categories: ['failover'] };
    const at = new Date('2026-11-02T08:00:03.100Z');
    expect(await plane.describeEvents(since)).toEqual([
      { ...view, message: 'one', at },
      { ...view, message: 'two', at },
    ]);
    expect(requests.map(({ StartTime, Marker }) => [StartTime, Marker])).toEqual([
      ['2026-11-02T08:00:00.150Z', undefined],
      ['2026-11-02T08:00:00.150Z', 'next'],
    ]);
  });

  it('is asked for no more than five pages of events', async () => {
    const page = result('DescribeEvents', '<Events/><Marker>next</Marker>');
    const { plane, requests } = scriptedAccount(...Array.from({ length: 7 }, () => page));
    await plane.describeEvents(new Date());
    expect(requests).toHaveLength(5);
  });

  it('may omit the status, the role, the tier and the members', async () => {
    const member = '<DBInstanceIdentifier>lab-1</DBInstanceIdentifier>';
    const bare = `<DBClusterMembers><DBClusterMember>${member}</DBClusterMember></DBClusterMembers>`;
    const describing = (xml: string) =>
      result('DescribeDBClusters', `<DBClusters><DBCluster>${xml}</DBCluster></DBClusters>`);
    const name = '<DBClusterIdentifier>lab</DBClusterIdentifier>';
    const { plane } = scriptedAccount(describing(`${name}${bare}`), describing(name));
    const unknown = { identifier: 'lab', status: 'unknown' };
    const members = [{ identifier: 'lab-1', isWriter: false, promotionTier: 1 }];
    expect(await plane.describeCluster('lab')).toEqual({ ...unknown, members });
    expect(await plane.describeCluster('lab')).toEqual({ ...unknown, members: [] });
  });

  it('accepts a failover with a reply that does not show the cluster', async () => {
    const { plane } = scriptedAccount([200, '']);
    expect(await plane.failoverCluster('lab', undefined)).toBeUndefined();
  });

  it('may return an empty list for a missing cluster or instance, which is turned into AWS’s error', async () => {
    const { plane } = scriptedAccount(
      result('DescribeDBClusters', '<DBClusters/>'),
      result('DescribeDBInstances', '<DBInstances/>'),
    );
    await expect(plane.describeCluster('lab')).rejects.toMatchObject({ name: 'DBClusterNotFoundFault' });
    await expect(plane.describeInstance('lab-1')).rejects.toMatchObject({ name: 'DBInstanceNotFoundFault' });
  });
});

describe('an error of RDS', () => {
  it.each([
    [fault(400, 'InvalidDBClusterStateFault'), 'InvalidDBClusterStateFault', 'refused'],
    [fault(400, 'InvalidDBInstanceState'), 'InvalidDBInstanceStateFault', 'refused'],
    [fault(404, 'DBInstanceNotFound'), 'DBInstanceNotFoundFault', 'refused'],
    [fault(400, 'InvalidParameterValue'), 'InvalidParameterValue', 'refused'],
    [fault(403, 'AccessDenied'), 'AccessDenied', 'refused'],
    [fault(400, 'Throttling'), 'Throttling', 'throttled'],
    [fault(500, 'InternalFailure'), 'InternalFailure', 'unclear'],
    [[503, 'no XML'] as const, 'Error', 'unclear'],
    [[200, '<FailoverDBCl'] as const, 'Error', 'unclear'],
  ])('%j has the name %s and counts as %s, after one request', async (reply, name, failure) => {
    const { plane, requests } = scriptedAccount(reply);
    const error: unknown = await plane.failoverCluster('lab', undefined).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name });
    expect(classifyFailure(error)).toBe(failure);
    expect(requests).toHaveLength(1);
  });

  it.each([[fault(400, 'Throttling')], [fault(500, 'InternalFailure')]])(
    '%j also ends a read after one request',
    async (reply) => {
      const { plane, requests } = scriptedAccount(reply, reply, reply);
      await expect(plane.describeCluster('lab')).rejects.toThrow('because');
      expect(requests).toHaveLength(1);
    },
  );
});
