import { Annotations, Token, Tokenization } from 'aws-cdk-lib';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Endpoint, IDatabaseCluster } from 'aws-cdk-lib/aws-rds';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { attributeOf, resourceOf, showCluster } from './cluster-attributes';

export interface ProbeTargetProps {
  /**
   * Aurora PostgreSQL cluster that the probe measures: of this app, or imported. It must have IAM authentication and the
   * Data API.
   */
  readonly cluster: IDatabaseCluster;
  /**
   * Security groups of the function. They must allow connections to the cluster, and the cluster's groups must allow
   * connections from them.
   *
   * @default - a new group that can connect to the cluster only, with a rule in the cluster's groups
   */
  readonly securityGroups?: readonly ISecurityGroup[];
  /**
   * Database in which a drill creates the schema `failover_lab`, and to which the probe connects.
   *
   * @default - the default database of a cluster of this app; `postgres` if it has none, or if the cluster is imported
   */
  readonly databaseName?: string;
  /**
   * Secret of the database user with which a drill creates the role, the schema and the tables of the probe.
   *
   * @default - the secret of `cluster`
   */
  readonly secret?: ISecret;
}

/** The database as the probe and the drill address it. */
export interface ProbeTarget {
  readonly databaseName: string;
  readonly secret: ISecret;
  readonly writer: Endpoint;
  /** Port of every endpoint, as text. */
  readonly port: string;
  readonly reader: Endpoint;
  /** One endpoint for each instance. */
  readonly instances: readonly Endpoint[];
}

/**
 * Returns what the probe needs to know about the cluster.
 *
 * @throws Error that lists everything that is unknown, and the properties to set
 */
export function findProbeTarget(props: ProbeTargetProps, path: string): ProbeTarget {
  const { cluster } = props;
  const engine = cluster.engine?.engineType;
  if (engine !== undefined && engine !== 'aurora-postgresql') {
    throw new Error(
      `FailoverProbe ${path}: the engine of the cluster ${showCluster(cluster)} is ${engine}; the probe measures aurora-postgresql only`,
    );
  }
  const secret = props.secret ?? ('secret' in cluster ? (cluster.secret as ISecret | undefined) : undefined);
  const writer = attributeOf(() => cluster.clusterEndpoint);
  const reader = attributeOf(() => cluster.clusterReadEndpoint);
  const instances = attributeOf(() => cluster.instanceEndpoints) ?? [];
  const canAllow = props.securityGroups !== undefined || cluster.connections.securityGroups.length > 0;
  if (secret && writer && reader && instances.length > 0 && canAllow && hasResourceId(cluster)) {
    const port = Tokenization.stringifyNumber(writer.port);
    return { databaseName: databaseNameOf(props), secret, writer, port, reader, instances };
  }
  const isKnown = {
    clusterResourceIdentifier: hasResourceId(cluster),
    'clusterEndpointAddress and port': writer !== undefined,
    'readerEndpointAddress and port': reader !== undefined,
    'instanceEndpointAddresses and port': instances.length > 0,
    secret: secret !== undefined,
    securityGroups: canAllow,
  };
  const unknown = Object.entries(isKnown).flatMap(([name, known]) => (known ? [] : [name]));
  throw new Error(
    `FailoverProbe ${path}: the cluster ${showCluster(cluster)} does not have everything that the probe needs: ${unknown.join(', ')}; set them in DatabaseCluster.fromDatabaseClusterAttributes, or secret and securityGroups in the FailoverProbe`,
  );
}

function hasResourceId(cluster: IDatabaseCluster): boolean {
  return attributeOf(() => cluster.clusterResourceIdentifier) !== undefined;
}

function databaseNameOf({ databaseName, cluster }: ProbeTargetProps): string {
  return databaseName ?? resourceOf(cluster)?.databaseName ?? 'postgres';
}

/**
 * Checks the settings that the probe needs. A cluster of this app is checked when the app is synthesized, because an aspect
 * or a later call may change it. For an imported cluster, a warning shows the commands that turn the settings on.
 */
export function requireSettings(probe: Construct, cluster: IDatabaseCluster): void {
  const resource = resourceOf(cluster);
  if (resource === undefined) {
    Annotations.of(probe).addWarningV2('aurora-failover-lab:importedCluster', explainImport(cluster));
    return;
  }
  probe.node.addValidation({
    validate: () =>
      [
        [resource.enableIamDatabaseAuthentication, 'IAM authentication', 'iamAuthentication'],
        [resource.enableHttpEndpoint, 'the Data API', 'enableDataApi'],
      ].flatMap(([setting, name, property]) => {
        // An intrinsic function is known only when the stack is deployed.
        const isOff = [undefined, false].includes(resource.stack.resolve(setting));
        return isOff
          ? [
              `the cluster ${cluster.node.path} does not have ${name}, which the probe needs; set ${property}: true on the cluster`,
            ]
          : [];
      }),
  });
}

function explainImport({ clusterIdentifier }: IDatabaseCluster): string {
  const name = Token.isUnresolved(clusterIdentifier) ? 'CLUSTER' : clusterIdentifier;
  return `The imported cluster ${name} needs IAM authentication and the Data API, which cannot be checked here. To turn them on:
aws rds modify-db-cluster --db-cluster-identifier ${name} --enable-iam-database-authentication --apply-immediately
aws rds enable-http-endpoint --resource-arn "$(aws rds describe-db-clusters --db-cluster-identifier ${name} --query 'DBClusters[0].DBClusterArn' --output text)"
Then acknowledge this warning.`;
}
