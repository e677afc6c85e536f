import { awsError, throttling, timeout } from '../aws-errors';
import { errorOf, failoverCalls, resultOf, run } from '../run';
import type { AuroraScript } from '../scripted-aurora';

const READER = { promotionTier: 1, instanceClass: 'db.r7g.large', status: 'available' };
const MEMBERS = 'members: lab-1 (writer), lab-2 (reader, tier 1), lab-3 (reader, tier 1)';

describe('before any call, the function refuses', () => {
  it.each([
    [{ waitSeconds: -1 }, 'ValidationError: waitSeconds must be an integer from 0 to 840, got -1'],
    [{ clusterIdentifier: 'prod' }, 'AccessDenied: this function may only fail over lab, got "prod"'],
  ])('%j', async (event, message) => {
    const refused = await run(event);
    expect(errorOf(refused)).toBe(message);
    expect(refused.aurora.calls).toEqual([]);
  });
});

describe('after a look at the cluster, the function refuses', () => {
  const cases: readonly (readonly [string, object, AuroraScript, string])[] = [
    [
      'a cluster that is not available',
      {},
      { status: 'modifying' },
      'InvalidDBClusterStateFault: cluster lab is modifying; to fail over it must be available: ' +
        `wait, or start it if it is stopped; ${MEMBERS}`,
    ],
    [
      'a cluster without a reader',
      {},
      { members: { 'lab-1': READER } },
      'InvalidDBClusterStateFault: cluster lab has no reader to promote: add one; members: lab-1 (writer)',
    ],
    [
      'a cluster without a writer',
      {},
      { writer: 'lab-9', members: { 'lab-1': READER } },
      'InvalidDBClusterStateFault: cluster lab has no writer: wait until it has one; members: lab-1 (reader, tier 1)',
    ],
    [
      'a cluster without members',
      {},
      { members: {} },
      'InvalidDBClusterStateFault: cluster lab has no writer: wait until it has one; members: none',
    ],
    [
      'a target that is the writer',
      { targetInstanceIdentifier: 'LAB-1' },
      {},
      `ValidationError: target lab-1 is already the writer: choose a reader; ${MEMBERS}`,
    ],
    [
      'a target that is not a member',
      { targetInstanceIdentifier: 'lab-9' },
      {},
      `ValidationError: target lab-9 is not a member of lab: choose a reader; ${MEMBERS}`,
    ],
  ];

  it.each(cases)('%s', async (_name, event, script, message) => {
    const refused = await run(event, script);
    expect(errorOf(refused)).toBe(message);
    expect(refused.aurora.calls).toEqual(['describeCluster lab']);
  });

  it('a failover whose reply might come too late', async () => {
    const refused = await run({}, {}, 14_000);
    expect(errorOf(refused)).toBe(
      'NotEnoughTime: 13.8 s of this invocation are left, but the reply to a failover request may take 15.0 s, ' +
        `so nothing was requested; raise the function's timeout; ${MEMBERS}`,
    );
    expect(failoverCalls(refused)).toEqual([]);
  });
});

describe('AWS’s own refusals', () => {
  it('keep their names when the cluster is described', async () => {
    const missing = awsError('DBClusterNotFoundFault', 404, 'DBCluster lab not found.');
    const refused = await run({}, { failRead: () => missing });
    expect(refused.outcome).toBe(missing);
    expect(refused.aurora.calls).toHaveLength(1);
  });

  it('keep their names when a member is described', async () => {
    const denied = awsError('AccessDenied', 403, 'not authorized to perform: rds:DescribeDBInstances');
    const isMember = (call: string) => call === 'describeInstance lab-3';
    const refused = await run({}, { failRead: (call) => (isMember(call) ? denied : undefined) });
    expect(refused.outcome).toBe(denied);
    expect(failoverCalls(refused)).toEqual([]);
  });

  it('keep their names when another caller’s failover came first', async () => {
    const refused = await run({}, { foreignFailoversAtMs: [120] });
    expect(errorOf(refused)).toBe('InvalidDBClusterStateFault: Cluster is not in available state.');
    expect(failoverCalls(refused)).toHaveLength(1);
  });
});

describe('describing the cluster first', () => {
  it.each([throttling, timeout])('is retried after a temporary error', async (fail) => {
    let failures = 4;
    const passing = await run({}, { failRead: () => (failures-- > 0 ? fail() : undefined) });
    expect(resultOf(passing).state).toBe('completed');
  });

  it('fails after five attempts, with AWS’s error', async () => {
    const refused = await run({}, { failRead: throttling });
    expect(errorOf(refused)).toBe('Throttling: Rate exceeded');
    expect(refused.aurora.calls).toHaveLength(5);
  });

  it('is not retried if the invocation would time out', async () => {
    const refused = await run({}, { failRead: timeout }, 20_000);
    expect(errorOf(refused)).toMatch(/^TimeoutError: /);
    expect(refused.tookMs).toBeLessThan(20_000);
  });
});
