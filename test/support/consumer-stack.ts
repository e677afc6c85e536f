import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StackProps } from 'aws-cdk-lib';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { DatabaseClusterProps, IDatabaseCluster } from 'aws-cdk-lib/aws-rds';
import {
  AuroraPostgresEngineVersion,
  ClusterInstance,
  DatabaseCluster,
  DatabaseClusterEngine,
} from 'aws-cdk-lib/aws-rds';
import { FailoverProbe } from '../../lib/failover-probe';
import { FailoverTrigger } from '../../lib/failover-trigger';
import { usePrebuiltFunctions } from './prebuilt-functions';

// The tests of the CDK CLI run the template validator.
process.env.CDK_VALIDATION = 'false';
usePrebuiltFunctions();

const assemblies = mkdtempSync(join(tmpdir(), 'afl-consumer-'));
afterAll(() => rmSync(assemblies, { recursive: true }));

/** Stack of a user with a VPC, in an app without feature flags. */
export class ConsumerStack extends Stack {
  readonly vpc: Vpc;

  constructor(props: StackProps = {}) {
    const outdir = mkdtempSync(join(assemblies, 'cdk.out-'));
    super(new App({ outdir, stackTraces: false, treeMetadata: false }), 'Orders', props);
    this.vpc = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Isolated', subnetType: SubnetType.PRIVATE_ISOLATED }],
    });
  }

  ownCluster(changes: Partial<DatabaseClusterProps> = {}): DatabaseCluster {
    return new DatabaseCluster(this, 'Database', {
      engine: DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_17_9 }),
      writer: ClusterInstance.serverlessV2('Writer'),
      readers: [ClusterInstance.serverlessV2('Reader', { scaleWithWriter: true })],
      vpc: this.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      defaultDatabaseName: 'orders',
      iamAuthentication: true,
      enableDataApi: true,
      removalPolicy: RemovalPolicy.DESTROY,
      ...changes,
    });
  }

  addTrigger(cluster: IDatabaseCluster): FailoverTrigger {
    return new FailoverTrigger(this, 'Trigger', { cluster });
  }

  addProbe(cluster: IDatabaseCluster): FailoverProbe {
    return new FailoverProbe(this, 'Probe', { cluster, vpc: this.vpc });
  }
}
