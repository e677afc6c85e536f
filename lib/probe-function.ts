import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ClientFile } from './client-files';
import type { LabDatabase } from './lab-database';
import { LabFunction } from './lab-function';
import type { LabNetwork } from './lab-network';
import { renderProbeEntry } from './probe-entry';

export interface ProbeFunctionProps {
  readonly network: LabNetwork;
  readonly database: LabDatabase;
  /** Clients that the probe contains in addition to the built-in ones. */
  readonly clients: readonly ClientFile[];
}

/**
 * Function that measures a failover from inside the VPC, as an application experiences it.
 *
 * It can reach the database only: it signs its IAM tokens locally, and returns its result as the response.
 */
export class ProbeFunction extends LabFunction {
  constructor(scope: Construct, id: string, props: ProbeFunctionProps) {
    const { network, database, clients } = props;
    const { cluster } = database;
    super(scope, id, {
      entry: renderProbeEntry(clients),
      description: 'Measures what an application experiences while the Aurora cluster fails over',
      // Memory size with two full vCPUs. With less than one, the probe would measure its own throttling; the clients of
      // a drill run in other threads and need another, so that they do not delay the probe.
      memoryMib: 3538,
      placement: {
        vpc: network.vpc,
        vpcSubnets: { subnets: [...network.probeSubnets] },
        securityGroups: [network.probeSecurityGroup],
      },
      environment: {
        DATABASE_NAME: database.databaseName,
        DATABASE_PORT: database.port,
        DATABASE_USER,
        WRITER_ENDPOINT: cluster.clusterEndpoint.hostname,
        READER_ENDPOINT: cluster.clusterReadEndpoint.hostname,
        INSTANCE_ENDPOINTS: cluster.instanceEndpoints.map(({ hostname }) => hostname).join(','),
        // Certificates of RDS. The Lambda runtime contains them, but Node.js does not load them by default.
        NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
      },
      statements: [
        { actions: ['rds-db:connect'], resources: [databaseUserArn(database)] },
        { actions: NETWORK_INTERFACE_ACTIONS, resources: ['*'] },
      ],
      wildcardReason:
        "Lambda creates the function's network interfaces with this role, before they have an ID.",
    });
  }
}

/** Database role of the probe. The drill creates it. */
const DATABASE_USER = 'failover_probe';

/**
 * Permissions that Lambda needs to connect a function to a VPC. Source: Lambda developer guide, "Giving Lambda
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
