import type { TemplateDefinition } from '../../../services/fis/api/model';
import type { ExperimentRecord } from '../../../services/fis/experiments/experiment-record';
import type { FisLab } from '../../support/fis-lab';
import { clusterArn, createFisLab, roleArn, subnetArn, trustPolicy, zoneOutage } from '../../support/fis-lab';

const minuteMs = 60_000;

function start({ fis }: FisLab, definition: TemplateDefinition): ExperimentRecord {
  return fis.start({ template: fis.templates.create(definition), tags: { run: '1' } });
}

async function untilEnded({ simulated }: FisLab, experiment: ExperimentRecord): Promise<void> {
  const wait = async () => {
    while (!experiment.isEnded) await simulated.clock.sleep(1_000);
  };
  await simulated.clock.run(wait());
}

const actionStatuses = (experiment: ExperimentRecord) =>
  Object.fromEntries(
    Object.entries(experiment.describe().actions ?? {}).map(([name, { state }]) => [name, state?.status]),
  );

describe('an experiment', () => {
  it('isolates the members in the zone of the subnet for its duration, and fails over', async () => {
    const lab = await createFisLab();
    const { simulated, calls } = lab;
    const experiment = start(lab, zoneOutage());
    expect(experiment.describe()).toMatchObject({
      id: expect.stringMatching(/^EXP\w{14}$/),
      roleArn,
      state: { status: 'initiating', reason: 'Experiment is initiating.' },
      actions: { outage: { state: { status: 'pending' } } },
      tags: { run: '1' },
    });
    await simulated.until(() => simulated.cluster.writer?.identifier !== 'i1');
    expect(calls).toEqual(['isolate i1 i3']);
    expect(experiment.status).toBe('running');
    expect(actionStatuses(experiment)).toEqual({ outage: 'running', failover: 'completed' });
    await untilEnded(lab, experiment);
    expect(calls).toEqual(['isolate i1 i3', 'reconnect i1 i3']);
    const { state, startTime, endTime, actions } = experiment.describe();
    expect(state).toEqual({ status: 'completed', reason: 'Experiment completed.' });
    expect(Number(endTime) - Number(startTime)).toBeGreaterThanOrEqual(2 * minuteMs);
    expect(Number(endTime) - Number(startTime)).toBeLessThan(2 * minuteMs + 5_000);
    expect(actions?.outage?.state).toEqual({ status: 'completed', reason: 'Action was completed.' });
    expect(simulated.newEvents().filter((event) => event.startsWith('orders'))).toEqual([
      expect.stringMatching(/RDS-EVENT-007[23]$/),
      'orders: RDS-EVENT-0071',
    ]);
  });

  it('reverses its effects when it is stopped, and cancels the actions that have not started', async () => {
    const lab = await createFisLab();
    const { actions = {} } = zoneOutage();
    const failover = { ...actions.failover, startAfter: ['outage'] };
    const experiment = start(lab, zoneOutage({ actions: { ...actions, failover } }));
    await lab.simulated.until(() => lab.calls.length > 0);
    experiment.stop();
    expect(experiment.describe().state).toEqual({ status: 'stopping', reason: 'Stopping Experiment.' });
    expect(actionStatuses(experiment)).toEqual({ outage: 'stopping', failover: 'pending' });
    await untilEnded(lab, experiment);
    expect(lab.calls).toEqual(['isolate i1 i3', 'reconnect i1 i3']);
    expect(experiment.describe().state).toEqual({ status: 'stopped', reason: 'Experiment stopped.' });
    expect(actionStatuses(experiment)).toEqual({ outage: 'stopped', failover: 'cancelled' });
    expect(lab.simulated.cluster.writer?.identifier).toBe('i1');
  });

  it('starts an action after the actions that it names', async () => {
    const lab = await createFisLab();
    const wait = { actionId: 'aws:fis:wait', parameters: { duration: 'PT1M30S' } };
    const failover = { ...zoneOutage().actions?.failover, startAfter: ['pause'] };
    const experiment = start(lab, zoneOutage({ actions: { failover, pause: wait } }));
    await untilEnded(lab, experiment);
    const { startTime, actions } = experiment.describe();
    expect(Number(actions?.failover?.startTime) - Number(startTime)).toBe(1.5 * minuteMs);
    expect(experiment.status).toBe('completed');
  });

  it('keeps a member isolated until the last experiment that isolates it has ended', async () => {
    const lab = await createFisLab();
    const { actions = {} } = zoneOutage();
    const outage = { ...actions.outage, parameters: { duration: 'PT5M', scope: 'all' } };
    const first = start(lab, zoneOutage({ actions: { outage } }));
    const second = start(lab, zoneOutage({ actions: { outage: { ...actions.outage } } }));
    await untilEnded(lab, second);
    expect(lab.calls).toEqual(['isolate i1 i3']);
    await untilEnded(lab, first);
    expect(lab.calls).toEqual(['isolate i1 i3', 'reconnect i1 i3']);
  });

  it('does not reconnect an instance that was deleted meanwhile', async () => {
    const lab = await createFisLab();
    const { actions = {} } = zoneOutage();
    const experiment = start(lab, zoneOutage({ actions: { outage: { ...actions.outage } } }));
    await lab.simulated.until(() => lab.calls.length > 0);
    await lab.simulated.run(lab.simulated.cluster.removeInstance('i3'));
    await untilEnded(lab, experiment);
    expect(lab.calls).toEqual(['isolate i1 i3', 'reconnect i1']);
  });

  it('affects no member if its subnet contains none', async () => {
    const lab = await createFisLab();
    const { targets = {}, actions = {} } = zoneOutage();
    const zone = { ...targets.zone, resourceArns: [subnetArn('c')] };
    const experiment = start(
      lab,
      zoneOutage({ targets: { zone }, actions: { outage: { ...actions.outage } } }),
    );
    await untilEnded(lab, experiment);
    expect([experiment.status, lab.calls]).toEqual(['completed', []]);
  });

  it('fails if a target does not exist, or skips its action if the template requires that', async () => {
    const lab = await createFisLab();
    const database = { ...zoneOutage().targets?.database, resourceArns: [`${clusterArn}-none`] };
    const targets = { ...zoneOutage().targets, database };
    const failing = start(lab, zoneOutage({ targets }));
    await untilEnded(lab, failing);
    expect(failing.describe().state).toEqual({
      status: 'failed',
      reason: 'Target resolution returned empty set',
    });
    expect(lab.calls).toEqual([]);
    const experimentOptions = { emptyTargetResolutionMode: 'skip' };
    const skipping = start(lab, zoneOutage({ targets, experimentOptions }));
    await untilEnded(lab, skipping);
    expect(skipping.status).toBe('completed');
    expect(actionStatuses(skipping)).toEqual({ outage: 'completed', failover: 'skipped' });
  });

  it('fails, and reverses its effects, if RDS refuses the failover', async () => {
    const lab = await createFisLab();
    const { simulated } = lab;
    for (const identifier of ['i2', 'i3']) await simulated.run(simulated.cluster.removeInstance(identifier));
    const experiment = start(lab, zoneOutage());
    await untilEnded(lab, experiment);
    expect(experiment.describe().state).toEqual({
      status: 'failed',
      reason: 'Database cluster:orders should have at least two database instances for failover',
    });
    expect(actionStatuses(experiment)).toEqual({ outage: 'stopped', failover: 'failed' });
    expect(lab.calls).toEqual(['isolate i1', 'reconnect i1']);
  });

  it('starts once for requests with the same token', async () => {
    const { fis } = await createFisLab();
    const template = fis.templates.create(zoneOutage());
    const other = fis.templates.create(zoneOutage());
    const first = fis.start({ template, clientToken: 'x' });
    expect(fis.start({ template, clientToken: 'x' })).toBe(first);
    expect(() => fis.start({ template: other, clientToken: 'x' })).toThrow(
      expect.objectContaining({ name: 'ConflictException' }),
    );
  });

  it('is stopped when the account ends', async () => {
    const lab = await createFisLab();
    const experiment = start(lab, zoneOutage());
    await lab.simulated.until(() => lab.calls.length > 0);
    await lab.simulated.clock.run(lab.fis.close());
    expect([experiment.status, lab.calls]).toEqual(['stopped', ['isolate i1 i3', 'reconnect i1 i3']]);
  });
});

describe('the role of an experiment', () => {
  const reasonWith = async (change: (lab: FisLab) => void) => {
    const lab = await createFisLab();
    change(lab);
    const experiment = start(lab, zoneOutage());
    await untilEnded(lab, experiment);
    const writer = lab.simulated.cluster.writer?.identifier;
    return { ...experiment.describe().state, writer, calls: lab.calls };
  };
  const detach =
    (name: string) =>
    ({ iam }: FisLab) =>
      iam.roles.detachPolicy('chaos', `arn:aws:iam::aws:policy/service-role/${name}`);

  it('must exist and trust AWS FIS', async () => {
    const statement = { ...trustPolicy.Statement[0], Principal: { Service: 'lambda.amazonaws.com' } };
    const distrust = ({ iam }: FisLab) =>
      iam.roles.update('chaos', { trustPolicy: { ...trustPolicy, Statement: [statement] } });
    const refused = { status: 'failed', reason: expect.stringContaining('Unable to assume role'), calls: [] };
    expect(await reasonWith(distrust)).toMatchObject(refused);
  });

  it('must have the permission for the failover', async () => {
    const detachAndDescribe = (lab: FisLab) => {
      detach('AWSFaultInjectionSimulatorRDSAccess')(lab);
      const Statement = { Effect: 'Allow', Action: 'rds:DescribeDBClusters', Resource: '*' };
      lab.iam.roles.putPolicy('chaos', 'look', { Version: '2012-10-17', Statement });
    };
    expect(await reasonWith(detachAndDescribe)).toMatchObject({
      status: 'failed',
      reason: `Role "${roleArn}" does not have sufficient privileges to perform rds:FailoverDBCluster.`,
      writer: 'i1',
    });
  });

  it('must have the permissions to find the targets', async () => {
    expect(await reasonWith(detach('AWSFaultInjectionSimulatorRDSAccess'))).toMatchObject({
      reason: expect.stringContaining('to perform rds:DescribeDBClusters.'),
      calls: [],
    });
  });

  it('must have the permissions to replace the network ACL of the subnet', async () => {
    const replaceNothing = (lab: FisLab) => {
      const Statement = { Effect: 'Deny', Action: 'ec2:ReplaceNetworkAclAssociation', Resource: '*' };
      lab.iam.roles.putPolicy('chaos', 'deny', { Version: '2012-10-17', Statement });
    };
    expect(await reasonWith(replaceNothing)).toMatchObject({
      reason: expect.stringContaining('to perform ec2:ReplaceNetworkAclAssociation.'),
      calls: [],
    });
  });
});
