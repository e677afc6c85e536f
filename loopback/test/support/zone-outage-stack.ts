const region = 'eu-west-1';
const zones = ['a', 'b'] as const;
const getAtt = (resource: string, attribute: string) => ({ 'Fn::GetAtt': [resource, attribute] });
const arnOf = (service: string, suffix: string) => ({
  'Fn::Sub': `arn:aws:${service}:\${AWS::Region}:\${AWS::AccountId}:${suffix}`,
});
const forEachZone = (create: (zone: string) => Record<string, object>) =>
  Object.assign({}, ...zones.map(create)) as Record<string, object>;

/**
 * Stack of a cluster `zonal` with the instances `zonal-a` (writer) and `zonal-b`, each in its zone, and of one experiment
 * template for each zone, as the lab synthesizes them with the setting `zoneOutage`.
 */
export const zoneOutageStack = JSON.stringify({
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    ...forEachZone((zone) => ({ [`Subnet${zone}`]: subnet(zone) })),
    Subnets: {
      Type: 'AWS::RDS::DBSubnetGroup',
      Properties: {
        DBSubnetGroupDescription: 'Subnets of the database',
        SubnetIds: zones.map((zone) => ({ Ref: `Subnet${zone}` })),
      },
    },
    Cluster: {
      Type: 'AWS::RDS::DBCluster',
      DeletionPolicy: 'Delete',
      Properties: {
        DBClusterIdentifier: 'zonal',
        Engine: 'aurora-postgresql',
        DBSubnetGroupName: { Ref: 'Subnets' },
        MasterUsername: 'postgres',
        ManageMasterUserPassword: true,
      },
    },
    Instancea: instance('a'),
    Instanceb: { ...instance('b'), DependsOn: 'Instancea' },
    Role: role(),
    ...forEachZone((zone) => ({ [`Outage${zone}`]: experimentTemplate(zone) })),
  },
  Outputs: {
    SecretArn: { Value: getAtt('Cluster', 'MasterUserSecret.SecretArn') },
    InstanceEndpoint: { Value: getAtt('Instancea', 'Endpoint.Address') },
    OutageTemplate: { Value: { Ref: 'Outagea' } },
  },
});

function subnet(zone: string) {
  const CidrBlock = `10.0.${zone === 'a' ? 0 : 1}.0/24`;
  return {
    Type: 'AWS::EC2::Subnet',
    Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock, AvailabilityZone: region + zone },
  };
}

function instance(zone: string) {
  return {
    Type: 'AWS::RDS::DBInstance',
    Properties: {
      DBInstanceIdentifier: `zonal-${zone}`,
      DBClusterIdentifier: { Ref: 'Cluster' },
      DBInstanceClass: 'db.r7g.large',
      Engine: 'aurora-postgresql',
      AvailabilityZone: region + zone,
    },
  };
}

function role() {
  const names = ['AWSFaultInjectionSimulatorNetworkAccess', 'AWSFaultInjectionSimulatorRDSAccess'];
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'fis.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
              ArnLike: { 'aws:SourceArn': arnOf('fis', 'experiment/*') },
            },
          },
        ],
      },
      ManagedPolicyArns: names.map((name) => `arn:aws:iam::aws:policy/service-role/${name}`),
    },
  };
}

function experimentTemplate(zone: string) {
  return {
    Type: 'AWS::FIS::ExperimentTemplate',
    Properties: {
      Description: `Outage of ${region}${zone}`,
      RoleArn: getAtt('Role', 'Arn'),
      Targets: {
        subnet: {
          ResourceType: 'aws:ec2:subnet',
          ResourceArns: [arnOf('ec2', `subnet/\${Subnet${zone}}`)],
          SelectionMode: 'ALL',
        },
        cluster: {
          ResourceType: 'aws:rds:cluster',
          ResourceArns: [getAtt('Cluster', 'DBClusterArn')],
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
      StopConditions: [{ Source: 'none' }],
      Tags: { Name: `Outage of ${region}${zone}` },
    },
  };
}
