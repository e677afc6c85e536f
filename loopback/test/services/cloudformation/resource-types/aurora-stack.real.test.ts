import * as cfn from '@aws-sdk/client-cloudformation';
import {
  DeleteDBClusterCommand,
  DeleteDBInstanceCommand,
  DescribeDBClusterSnapshotsCommand,
  ModifyDBClusterCommand,
} from '@aws-sdk/client-rds';
import { strToU8 } from 'fflate';
import { createFindSubnet } from '../../../../services/cloudformation/resource-types/inert/find-subnet';
import { InertResources } from '../../../../services/cloudformation/resource-types/inert/inert-resources';
import { eventually } from '../../../../testing/eventually';
import { auroraTemplate } from '../../../support/aurora-stack';
import type { DeploymentLab } from '../../../support/cloudformation/deployment-lab';
import { startDeploymentLab } from '../../../support/cloudformation/deployment-lab';
import { putCode, settled } from '../../../support/cloudformation/settled-stack';
import type { RdsLab } from '../../../support/rds-lab';
import { noOtherInstallations, startRdsLab } from '../../../support/rds-lab';

const StackName = 'Aurora';
const Capabilities = ['CAPABILITY_NAMED_IAM'] as const;

describe('a stack with an Aurora cluster, on real servers', () => {
  let rds: RdsLab;
  let lab: DeploymentLab;

  beforeAll(async () => {
    const inert = new InertResources();
    rds = await startRdsLab(createFindSubnet(inert), noOtherInstallations);
    lab = await startDeploymentLab(rds.account, inert);
    lab.parameters.putParameter('/cdk-bootstrap/hnb659fds/version', '30');
  });
  afterAll(async () => {
    await lab.close();
    await rds.close();
  });

  /** Deploys the stack by a change set whose template is in S3, as the CDK CLI does. */
  async function deploy(readers: number): Promise<cfn.Stack> {
    const template = auroraTemplate({ readers });
    putCode(rds, lab, template);
    lab.objects.set('assets/template.json', strToU8(JSON.stringify(template)));
    const isNew = lab.cloudFormation.stacks.find(StackName) === undefined;
    const { Id: ChangeSetName } = await lab.client.send(
      new cfn.CreateChangeSetCommand({
        StackName,
        ChangeSetName: `readers-${readers}`,
        ChangeSetType: isNew ? 'CREATE' : 'UPDATE',
        TemplateURL: `${lab.gateway.url}/assets/template.json`,
        Capabilities: [...Capabilities],
      }),
    );
    const described = await lab.client.send(new cfn.DescribeChangeSetCommand({ ChangeSetName }));
    expect([described.Status, described.StatusReason]).toEqual(['CREATE_COMPLETE', undefined]);
    await lab.client.send(new cfn.ExecuteChangeSetCommand({ ChangeSetName }));
    return settled(rds, lab, StackName);
  }

  async function reasons(): Promise<readonly (string | undefined)[]> {
    const input = { StackName, Filters: { FailedEvents: true } };
    const { OperationEvents = [] } = await lab.client.send(new cfn.DescribeEventsCommand(input));
    return OperationEvents.map((event) => event.ResourceStatusReason);
  }

  it('is deployed completely: servers, role, functions, log groups, secret', async () => {
    const stack = await deploy(2);
    expect([stack.StackStatus, ...(await reasons())]).toEqual(['CREATE_COMPLETE']);
    const [cluster] = rds.account.clusters;
    expect(cluster?.hosted.cluster.members.map(({ status }) => status)).toEqual(Array(3).fill('available'));
    const outputs = Object.fromEntries(
      (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    );
    expect(outputs).toMatchObject({
      ClusterIdentifier: 'shop',
      WriterEndpoint: cluster?.hosted.hostName('cluster'),
      ReaderEndpoint: cluster?.hosted.hostName('reader'),
      Port: String(cluster?.hosted.port),
    });
    expect(lab.functions.all.map(({ name }) => name)).toContain(outputs.FunctionName);
    const [fn] = lab.functions.all;
    expect(lab.iam.roles.find(fn?.roleArn ?? '')?.inlinePolicies.size).toBe(1);
    expect(lab.inert.all.filter(({ type }) => type === 'AWS::EC2::Subnet')).toHaveLength(2);
  });

  it.each([{ readers: 0 }, { readers: 15 }])('a change set can be created for %j', async (settings) => {
    lab.objects.set('assets/other.json', strToU8(JSON.stringify(auroraTemplate(settings))));
    const changeSet = { StackName, ChangeSetName: 'other' };
    await lab.client.send(
      new cfn.CreateChangeSetCommand({
        ...changeSet,
        TemplateURL: `${lab.gateway.url}/assets/other.json`,
        Capabilities: [...Capabilities],
      }),
    );
    const described = await lab.client.send(new cfn.DescribeChangeSetCommand(changeSet));
    expect([described.Status, described.StatusReason]).toEqual(['CREATE_COMPLETE', undefined]);
    await lab.client.send(new cfn.DeleteChangeSetCommand(changeSet));
  });

  it('is not updated if the same template is deployed again', async () => {
    const TemplateURL = `${lab.gateway.url}/assets/template.json`;
    await expect(
      lab.client.send(
        new cfn.UpdateStackCommand({ StackName, TemplateURL, Capabilities: [...Capabilities] }),
      ),
    ).rejects.toThrow('No updates are to be performed.');
  });

  it('removes one reader and keeps the others', async () => {
    const before = rds.account.clusters[0]?.hosted.cluster.members.map(({ resourceId }) => resourceId) ?? [];
    const stack = await deploy(1);
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    const after = rds.account.clusters[0]?.hosted.cluster.members.map(({ resourceId }) => resourceId);
    expect(after).toEqual(before.slice(0, 2));
  });

  it('is destroyed completely', async () => {
    const { id } = lab.cloudFormation.stacks.find(StackName) ?? { id: '' };
    await lab.client.send(new cfn.DeleteStackCommand({ StackName: id }));
    expect(await settled(rds, lab, id)).toMatchObject({ StackStatus: 'DELETE_COMPLETE' });
    expect(rds.account.clusters).toEqual([]);
    expect(rds.account.subnetGroups.all).toEqual([]);
    expect(lab.functions.all).toEqual([]);
    expect(lab.logGroups.all).toEqual([]);
    expect(rds.secrets.all).toEqual([]);
    expect(lab.inert.all).toEqual([]);
    expect(lab.failures).toEqual([]);
  });

  it('deletes everything if RDS refuses a resource, and reports the message of RDS', async () => {
    const TemplateBody = JSON.stringify({
      Resources: {
        Cluster: cluster({ BackupRetentionPeriod: 99 }),
        Group: { Type: 'AWS::Logs::LogGroup', Properties: {} },
      },
    });
    await lab.client.send(new cfn.CreateStackCommand({ StackName: 'bad', TemplateBody }));
    const stack = await settled(rds, lab, 'bad');
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    const { StackEvents = [] } = await lab.client.send(
      new cfn.DescribeStackEventsCommand({ StackName: 'bad' }),
    );
    const failure = StackEvents.find(
      ({ LogicalResourceId, ResourceStatus }) =>
        [LogicalResourceId, ResourceStatus].join() === 'Cluster,CREATE_FAILED',
    );
    expect(failure?.ResourceStatusReason).toMatch(
      /99 for BackupRetentionPeriod.*HandlerErrorCode: InvalidRequest/s,
    );
    expect([rds.account.clusters, lab.logGroups.all]).toEqual([[], []]);
  });

  it.each([
    ['15.17', /cannot run Aurora PostgreSQL 15.17: its roles and identity maps/],
    ['16.13', /PostgreSQL 16 is not installed on this machine/],
    ['16.99', /^Cannot find version 16.99 for aurora-postgresql$/],
  ])('is refused with version %s before anything is created', async (EngineVersion, reason) => {
    const changeSet = { StackName: `old-${EngineVersion.replace('.', '-')}`, ChangeSetName: 'first' };
    const group = { Type: 'AWS::Logs::LogGroup', Properties: {} };
    await lab.client.send(
      new cfn.CreateChangeSetCommand({
        ...changeSet,
        ChangeSetType: 'CREATE',
        TemplateBody: JSON.stringify({ Resources: { Cluster: cluster({ EngineVersion }), Group: group } }),
      }),
    );
    const { Status, StatusReason } = await lab.client.send(new cfn.DescribeChangeSetCommand(changeSet));
    expect([Status, StatusReason]).toEqual(['FAILED', expect.stringContaining('validation failed')]);
    const { OperationEvents } = await lab.client.send(new cfn.DescribeEventsCommand(changeSet));
    expect(OperationEvents).toEqual([
      expect.objectContaining({
        ValidationStatusReason: expect.stringMatching(reason),
        ValidationPath: '/Resources/Cluster/Properties/EngineVersion',
      }),
    ]);
    expect([rds.account.clusters, lab.logGroups.all]).toEqual([[], []]);
  });

  it('leaves a snapshot of its cluster if the deletion policy says so', async () => {
    const kept = { ...cluster({}), DeletionPolicy: 'Snapshot' };
    const TemplateBody = JSON.stringify({ Resources: { Cluster: kept } });
    await lab.client.send(new cfn.CreateStackCommand({ StackName: 'saved', TemplateBody }));
    await settled(rds, lab, 'saved');
    const { id } = lab.cloudFormation.stacks.find('saved') ?? { id: '' };
    await lab.client.send(new cfn.DeleteStackCommand({ StackName: 'saved' }));
    expect(await settled(rds, lab, id)).toMatchObject({ StackStatus: 'DELETE_COMPLETE' });
    expect(rds.account.clusters).toEqual([]);
    const { DBClusterSnapshots } = await rds.client.send(new DescribeDBClusterSnapshotsCommand({}));
    expect(DBClusterSnapshots).toEqual([
      expect.objectContaining({
        DBClusterSnapshotIdentifier: expect.stringMatching(/^saved-snapshot-cluster-[a-z0-9]{12}$/),
        Status: 'available',
      }),
    ]);
  });

  it('can be deleted during its creation', async () => {
    const instance = { DBClusterIdentifier: { Ref: 'Cluster' }, Engine: 'aurora-postgresql' };
    const TemplateBody = JSON.stringify({
      Resources: {
        Cluster: cluster({}),
        Instance: {
          Type: 'AWS::RDS::DBInstance',
          Properties: { ...instance, DBInstanceClass: 'db.r7g.large' },
        },
      },
    });
    await lab.client.send(new cfn.CreateStackCommand({ StackName: 'brief', TemplateBody }));
    const { id, resources } = lab.cloudFormation.stacks.find('brief') ?? { id: '', resources: new Map() };
    await eventually(() => resources.get('Instance')?.physicalId !== undefined, true, 20_000);
    await lab.client.send(new cfn.DeleteStackCommand({ StackName: 'brief' }));
    expect(await settled(rds, lab, id)).toMatchObject({ StackStatus: 'DELETE_COMPLETE' });
    expect(rds.account.clusters).toEqual([]);
  });

  it('is deleted after its cluster and its instance were deleted through RDS', async () => {
    const DBClusterIdentifier = 'by-hand';
    const DBInstanceIdentifier = 'by-hand-1';
    const instance = { DBInstanceIdentifier, Engine: 'aurora-postgresql', DBInstanceClass: 'db.r7g.large' };
    const TemplateBody = JSON.stringify({
      Resources: {
        Cluster: cluster({ DBClusterIdentifier }),
        Instance: {
          Type: 'AWS::RDS::DBInstance',
          Properties: { ...instance, DBClusterIdentifier: { Ref: 'Cluster' } },
        },
      },
    });
    await lab.client.send(new cfn.CreateStackCommand({ StackName: 'emptied', TemplateBody }));
    const { StackId: id = '' } = await settled(rds, lab, 'emptied');
    await rds.client.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier }));
    await rds.untilInstance(DBInstanceIdentifier, 'gone');
    await rds.client.send(new DeleteDBClusterCommand({ DBClusterIdentifier, SkipFinalSnapshot: true }));
    await rds.untilCluster(DBClusterIdentifier, 'gone');
    await lab.client.send(new cfn.DeleteStackCommand({ StackName: 'emptied' }));
    expect(await settled(rds, lab, id)).toMatchObject({ StackStatus: 'DELETE_COMPLETE' });
  });

  it('cannot be deleted until the deletion protection of its cluster is disabled', async () => {
    const TemplateBody = JSON.stringify({ Resources: { Cluster: cluster({ DeletionProtection: true }) } });
    await lab.client.send(new cfn.CreateStackCommand({ StackName: 'kept', TemplateBody }));
    await settled(rds, lab, 'kept');
    const { id } = lab.cloudFormation.stacks.find('kept') ?? { id: '' };
    await lab.client.send(new cfn.DeleteStackCommand({ StackName: 'kept' }));
    expect(await settled(rds, lab, id)).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason: 'The following resource(s) failed to delete: [Cluster]. ',
    });
    expect(lab.cloudFormation.stacks.find(id)?.resources.get('Cluster')?.statusReason).toContain(
      'Cannot delete protected Cluster, please disable deletion protection and try again.',
    );
    const identifier = rds.account.clusters[0]?.hosted.cluster.identifier ?? '';
    const unprotected = { DBClusterIdentifier: identifier, DeletionProtection: false };
    await rds.client.send(new ModifyDBClusterCommand(unprotected));
    await lab.client.send(new cfn.DeleteStackCommand({ StackName: 'kept' }));
    expect(await settled(rds, lab, id)).toMatchObject({ StackStatus: 'DELETE_COMPLETE' });
    expect(rds.account.clusters).toEqual([]);
  });
});

/** Cluster that is deleted without a snapshot. */
function cluster(properties: object): object {
  return {
    Type: 'AWS::RDS::DBCluster',
    DeletionPolicy: 'Delete',
    Properties: {
      Engine: 'aurora-postgresql',
      MasterUsername: 'postgres',
      ManageMasterUserPassword: true,
      ...properties,
    },
  };
}
