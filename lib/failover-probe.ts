import { ArnFormat } from 'aws-cdk-lib';
import type { Connections, IConnectable, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { Port } from 'aws-cdk-lib/aws-ec2';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IDatabaseCluster } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { readClientFiles } from './client-files';
import { addDrillOutputs } from './drill-outputs';
import { LabFunction } from './lab-function';
import type { ProbeTargetProps } from './probe-target';
import { findProbeTarget, requireSettings } from './probe-target';

export interface FailoverProbeProps extends ProbeTargetProps {
  /** VPC of the function, from which the endpoints of the cluster can be reached. */
  readonly vpc: IVpc;
  /**
   * Subnets of the function. They need no route out of the VPC.
   *
   * @default - the private subnets of `vpc`, or else its isolated ones
   */
  readonly vpcSubnets?: SubnetSelection;
  /**
   * Paths of modules of your own clients, which the probe contains in addition to the built-in ones. The
   * published package contains the rest of the probe as a bundle, so synthesis bundles only these modules.
   *
   * @default - none
   */
  readonly clients?: readonly string[];
  /**
   * Time for which the function's log is kept.
   *
   * @default RetentionDays.ONE_WEEK
   */
  readonly logRetention?: RetentionDays;
}

/**
 * Function that measures a failover from inside the VPC, as an application experiences it.
 *
 * It can reach the database only: it signs its IAM tokens locally, and returns its result as the response.
 */
export class FailoverProbe extends LabFunction implements IConnectable {
  readonly connections: Connections;

  constructor(scope: Construct, id: string, props: FailoverProbeProps) {
    const { cluster, vpc, vpcSubnets, securityGroups, logRetention } = props;
    const path = `${scope.node.path}/${id}`;
    const target = findProbeTarget(props, path);
    super(scope, id, {
      source: { name: 'probe', clients: readClients(props, path) },
      description: 'Measures what an application experiences while the Aurora cluster fails over',
      // Memory size with two full vCPUs. With less than one, the probe would measure its own throttling; the clients of
      // a drill run in other threads and need another, so that they do not delay the probe.
      memoryMib: 3538,
      logRetention,
      placement: {
        vpc,
        vpcSubnets,
        ...(securityGroups ? { securityGroups: [...securityGroups] } : { allowAllOutbound: false }),
      },
      environment: {
        DATABASE_NAME: target.databaseName,
        DATABASE_PORT: target.port,
        DATABASE_USER,
        WRITER_ENDPOINT: target.writer.hostname,
        READER_ENDPOINT: target.reader.hostname,
        INSTANCE_ENDPOINTS: target.instances.map(({ hostname }) => hostname).join(','),
        // Certificates of RDS. The Lambda runtime contains them, but Node.js does not load them by default.
        NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
      },
      statements: [
        { actions: ['rds-db:connect'], resources: [databaseUserArn(cluster)] },
        { actions: NETWORK_INTERFACE_ACTIONS, resources: ['*'] },
      ],
      wildcardReason:
        "Lambda creates the function's network interfaces with this role, before they have an ID.",
    });
    this.connections = this.function.connections;
    if (!securityGroups) {
      const port = Port.tcp(target.writer.port);
      this.connections.allowTo(cluster, port, 'The probe connects to the database');
    }
    requireSettings(this, cluster);
    addDrillOutputs(this, {
      DatabaseName: target.databaseName,
      SecretArn: target.secret.secretArn,
      WriterEndpoint: target.writer.hostname,
      ReaderEndpoint: target.reader.hostname,
      Port: target.port,
      ProbeFunctionName: this.function.functionName,
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

function databaseUserArn(cluster: IDatabaseCluster): string {
  return cluster.stack.formatArn({
    service: 'rds-db',
    resource: 'dbuser',
    resourceName: `${cluster.clusterResourceIdentifier}/${DATABASE_USER}`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

/** @throws Error if a path is not that of a client's module */
function readClients({ clients = [] }: FailoverProbeProps, path: string) {
  const reading = readClientFiles([])(clients);
  if ('value' in reading) return reading.value;
  throw new Error(`FailoverProbe ${path}: clients ${reading.problem}`);
}
