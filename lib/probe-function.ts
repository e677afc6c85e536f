import { ArnFormat, Stack } from 'aws-cdk-lib';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { LabDatabase } from './lab-database';
import { LabFunction } from './lab-function';
import type { LabNetwork } from './lab-network';

export interface ProbeFunctionProps {
  readonly network: LabNetwork;
  readonly database: LabDatabase;
}

/**
 * The function that measures a failover from inside the VPC, as an application would live through it.
 *
 * It reaches the database and nothing else: it signs its IAM tokens by itself, and its result is its answer.
 */
export class ProbeFunction extends LabFunction {
  constructor(scope: Construct, id: string, props: ProbeFunctionProps) {
    const { network, database } = props;
    const { cluster } = database;
    super(scope, id, {
      folder: 'probe',
      description: 'Measures what an application lives through while the Aurora cluster fails over',
      // The memory at which Lambda gives one whole CPU: with less, the probe would measure its own throttling.
      memoryMib: 1769,
      placement: {
        vpc: network.vpc,
        vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
        securityGroups: [network.probeSecurityGroup],
      },
      environment: {
        DATABASE_NAME: database.databaseName,
        DATABASE_PORT: database.port,
        DATABASE_USER,
        WRITER_ENDPOINT: cluster.clusterEndpoint.hostname,
        READER_ENDPOINT: cluster.clusterReadEndpoint.hostname,
        INSTANCE_ENDPOINTS: cluster.instanceEndpoints.map(({ hostname }) => hostname).join(','),
        // RDS's certificates, which Lambda's runtime carries but Node.js does not read by itself.
        NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
      },
      statements: [
        { actions: ['rds-db:connect'], resources: [databaseUserArn(database)] },
        { actions: NETWORK_INTERFACE_ACTIONS, resources: ['*'] },
      ],
      wildcardReason:
        "Lambda makes the function's network interfaces under this role, before they have a name.",
    });
  }
}

/** The database role of the probe; the drill creates it. */
const DATABASE_USER = 'failover_probe';

/**
 * What Lambda does with the role to connect a function to a VPC. Source: Lambda developer guide, "Giving Lambda
 * functions access to resources in an Amazon VPC".
 */
const NETWORK_INTERFACE_ACTIONS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

function databaseUserArn({ cluster }: LabDatabase): string {
  return Stack.of(cluster).formatArn({
    service: 'rds-db',
    resource: 'dbuser',
    resourceName: `${cluster.clusterResourceIdentifier}/${DATABASE_USER}`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
