import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AuroraPostgresEngineVersion, DatabaseCluster, DatabaseClusterEngine } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { LabConfig } from './config';
import { major } from './engine-version';
import { LabInstance } from './lab-instance';
import type { LabNetwork } from './lab-network';

export interface LabDatabaseProps {
  readonly config: Omit<LabConfig, 'stackName'>;
  readonly clusterIdentifier: string;
  readonly network: LabNetwork;
}

/** The Aurora PostgreSQL cluster: one writer and `readers` readers, spread over the network's zones. */
export class LabDatabase extends Construct {
  readonly cluster: DatabaseCluster;

  constructor(scope: Construct, id: string, props: LabDatabaseProps) {
    super(scope, id);
    const { config, clusterIdentifier, network } = props;
    const tiers = [firstInstanceTier, ...config.promotionTiers];
    const [writer, ...readers] = tiers.map(
      (promotionTier, index) =>
        new LabInstance(`Instance${index + 1}`, {
          instance: config.instance,
          instanceIdentifier: `${clusterIdentifier}-${index + 1}`,
          availabilityZone: network.zoneFor(index),
          promotionTier,
        }),
    );

    this.cluster = new DatabaseCluster(this, 'Cluster', {
      engine: DatabaseClusterEngine.auroraPostgres({
        version: AuroraPostgresEngineVersion.of(config.engineVersion, major(config.engineVersion)),
      }),
      clusterIdentifier,
      defaultDatabaseName: 'lab',
      writer,
      readers,
      serverlessV2MinCapacity: config.minAcu,
      serverlessV2MaxCapacity: config.maxAcu,
      // Set because CDK checks whether the engine version supports pausing, but only if a duration is set.
      ...(config.minAcu === 0 && { serverlessV2AutoPauseDuration: Duration.minutes(5) }),
      vpc: network.vpc,
      vpcSubnets: { subnets: [...network.databaseSubnets] },
      securityGroups: [network.databaseSecurityGroup],
      port: config.port,
      parameters: { 'rds.force_ssl': '1' },
      iamAuthentication: true,
      manageMasterUserPassword: true,
      enableDataApi: true,
      storageEncrypted: true,
      backup: { retention: Duration.days(config.backupDays) },
      deleteAutomatedBackups: true,
      deletionProtection: config.deletionProtection,
      removalPolicy: config.onDestroy === 'snapshot' ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY,
    });
    Validations.of(this.cluster).acknowledge({
      id: 'AwsSolutions-RDS10',
      reason: 'A lab must be destroyable; -c deletionProtection=true turns the protection on.',
    });
  }
}

/** Equal to the default tier of a reader. With a lower tier, every second failover would return to the first instance. */
const firstInstanceTier = 1;
