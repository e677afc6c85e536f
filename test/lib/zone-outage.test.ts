import { labTemplate, logicalId, resourcesOf, subnetIds } from '../support/lab-template';
import { arnOf, statementsOf } from '../support/policies';

const settings = { zoneOutage: true };
const zone = (index: number) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] });

it('without the setting, the template has no experiment and no role for one', () => {
  const template = labTemplate();
  template.resourceCountIs('AWS::FIS::ExperimentTemplate', 0);
  expect(resourcesOf(template, 'AWS::IAM::Role', 'ZoneOutage')).toEqual([]);
  expect(template.findOutputs('ZoneOutageTemplates')).toEqual({});
});

it.each([2, 3])(
  'each of %d zones has an experiment that disconnects the database’s subnet of that zone and fails over the cluster',
  (azs) => {
    const template = labTemplate({ ...settings, azs });
    const cluster = { Ref: logicalId(template, 'AWS::RDS::DBCluster') };
    const subnets = subnetIds(template, 'Database');
    const role = logicalId(template, 'AWS::IAM::Role', 'ZoneOutage');
    const experiments = resourcesOf(template, 'AWS::FIS::ExperimentTemplate');
    expect(experiments).toHaveLength(azs);
    for (const [index, experiment] of experiments.entries()) {
      const [subnet] = resourcesOf(template, 'AWS::EC2::Subnet', subnets[index]);
      expect(subnet?.AvailabilityZone).toEqual(zone(index));
      expect(experiment).toEqual({
        Description: expect.anything(),
        RoleArn: { 'Fn::GetAtt': [role, 'Arn'] },
        StopConditions: [{ Source: 'none' }],
        Tags: { Name: { 'Fn::Join': ['', ['Outage of ', zone(index)]] } },
        Targets: {
          subnet: {
            ResourceType: 'aws:ec2:subnet',
            ResourceArns: [arnOf('ec2', 'subnet/', { Ref: subnets[index] })],
            SelectionMode: 'ALL',
          },
          cluster: {
            ResourceType: 'aws:rds:cluster',
            ResourceArns: [arnOf('rds', 'cluster:', cluster)],
            SelectionMode: 'ALL',
          },
        },
        Actions: {
          disconnect: {
            ActionId: 'aws:network:disrupt-connectivity',
            Parameters: { scope: 'all', duration: 'PT15M' },
            Targets: { Subnets: 'subnet' },
          },
          failover: { ActionId: 'aws:rds:failover-db-cluster', Targets: { Clusters: 'cluster' } },
        },
      });
    }
  },
);

it('no experiment targets a subnet of the probe', () => {
  const template = labTemplate(settings);
  const targets = JSON.stringify(
    resourcesOf(template, 'AWS::FIS::ExperimentTemplate').map((each) => each.Targets),
  );
  expect(subnetIds(template, 'Probe')).toHaveLength(3);
  for (const subnet of subnetIds(template, 'Probe')) expect(targets).not.toContain(subnet);
});

it('each instance is in a zone that has an experiment', () => {
  const template = labTemplate({ ...settings, readers: 5 });
  const zones = [zone(0), zone(1), zone(2)];
  for (const { AvailabilityZone } of resourcesOf(template, 'AWS::RDS::DBInstance')) {
    expect(zones).toContainEqual(AvailabilityZone);
  }
});

it('the experiments of a cluster without readers do not request a failover, which would end them', () => {
  for (const { Actions, Targets } of resourcesOf(
    labTemplate({ ...settings, readers: 0 }),
    'AWS::FIS::ExperimentTemplate',
  )) {
    expect(Object.keys(Actions as object)).toEqual(['disconnect']);
    expect(Object.keys(Targets as object)).toEqual(['subnet']);
  }
});

it('an output lists the experiment template of each zone', () => {
  const template = labTemplate(settings);
  const ids = Object.keys(template.findResources('AWS::FIS::ExperimentTemplate'));
  const entries = ids.flatMap((id, index) => [...(index > 0 ? [','] : []), zone(index), '=', { Ref: id }]);
  expect(ids).toHaveLength(3);
  expect(template.findOutputs('ZoneOutageTemplates')).toEqual({
    ZoneOutageTemplates: { Value: { 'Fn::Join': ['', entries] } },
  });
});

it('the role of the experiments has only the permissions of their two actions', () => {
  const template = labTemplate(settings);
  const vpc = arnOf('ec2', 'vpc/', { Ref: logicalId(template, 'AWS::EC2::VPC') });
  const acl = arnOf('ec2', 'network-acl/*');
  const subnets = subnetIds(template, 'Database').map((id) => arnOf('ec2', 'subnet/', { Ref: id }));
  const allow = (Action: unknown, Resource: unknown, StringEquals?: object) => ({
    Effect: 'Allow',
    Action,
    Resource,
    ...(StringEquals && { Condition: { StringEquals } }),
  });
  expect(statementsOf(template, 'ZoneOutage')).toEqual([
    allow('ec2:CreateNetworkAcl', vpc),
    allow('ec2:CreateNetworkAcl', acl, { 'aws:RequestTag/managedByFIS': 'true' }),
    allow('ec2:CreateTags', acl, {
      'aws:RequestTag/managedByFIS': 'true',
      'ec2:CreateAction': 'CreateNetworkAcl',
    }),
    allow(['ec2:CreateNetworkAclEntry', 'ec2:DeleteNetworkAcl'], acl, {
      'ec2:ResourceTag/managedByFIS': 'true',
    }),
    allow('ec2:ReplaceNetworkAclAssociation', expect.arrayContaining([...subnets, acl])),
    allow('ec2:GetManagedPrefixListEntries', arnOf('ec2', 'prefix-list/*')),
    allow(
      'rds:FailoverDBCluster',
      arnOf('rds', 'cluster:', { Ref: logicalId(template, 'AWS::RDS::DBCluster') }),
    ),
    allow(
      [
        'ec2:DescribeManagedPrefixLists',
        'ec2:DescribeNetworkAcls',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
        'rds:DescribeDBClusters',
        'tag:GetResources',
      ],
      '*',
    ),
  ]);
});

it('only FIS can assume the role, for an experiment of this account and Region', () => {
  const [role] = resourcesOf(labTemplate(settings), 'AWS::IAM::Role', 'ZoneOutage');
  expect(role?.AssumeRolePolicyDocument).toMatchObject({
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'fis.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          ArnLike: {
            'aws:SourceArn': {
              'Fn::Join': ['', expect.arrayContaining([':fis:', ':experiment/*'])],
            },
          },
        },
      },
    ],
  });
});
