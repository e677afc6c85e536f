import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  AuroraPostgresEngineVersion,
  ClusterInstance,
  DatabaseCluster,
  DatabaseClusterEngine,
} from 'aws-cdk-lib/aws-rds';
import { Bucket } from 'aws-cdk-lib/aws-s3';

// CDK's template validator takes a second to start in every test file.
process.env.CDK_VALIDATION = 'false';

const assemblies = mkdtempSync(join(tmpdir(), 'aurora-stack-'));
afterAll(() => rmSync(assemblies, { recursive: true }));

/** Template of a usual CDK app: a VPC, an Aurora cluster with a managed secret, and a function with its log group. */
export function auroraTemplate({ readers }: { readonly readers: number }): Record<string, unknown> {
  const app = new App({ outdir: mkdtempSync(join(assemblies, 'cdk.out-')), stackTraces: false });
  const stack = new Stack(app, 'Aurora');
  const vpc = new Vpc(stack, 'Vpc', {
    natGateways: 0,
    maxAzs: 3,
    subnetConfiguration: [{ name: 'Isolated', subnetType: SubnetType.PRIVATE_ISOLATED }],
    restrictDefaultSecurityGroup: false,
  });
  const instance = (index: number) =>
    ClusterInstance.serverlessV2(`Instance${index}`, { instanceIdentifier: `shop-${index}` });
  const cluster = new DatabaseCluster(stack, 'Cluster', {
    engine: DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_17_9 }),
    clusterIdentifier: 'shop',
    writer: instance(1),
    readers: Array.from({ length: readers }, (_, index) => instance(index + 2)),
    vpc,
    vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
    parameters: { 'rds.force_ssl': '1' },
    manageMasterUserPassword: true,
    enableDataApi: true,
    backup: { retention: Duration.days(1) },
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const assets = Bucket.fromBucketName(
    stack,
    'Assets',
    `cdk-hnb659fds-assets-${stack.account}-${stack.region}`,
  );
  const fn = new LambdaFunction(stack, 'Function', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromBucket(assets, 'function.zip'),
    logGroup: new LogGroup(stack, 'Log', {
      retention: RetentionDays.ONE_DAY,
      removalPolicy: RemovalPolicy.DESTROY,
    }),
  });
  fn.addToRolePolicy(
    new PolicyStatement({ actions: ['rds:FailoverDBCluster'], resources: [cluster.clusterArn] }),
  );
  const outputs = {
    ClusterIdentifier: cluster.clusterIdentifier,
    WriterEndpoint: cluster.clusterEndpoint.hostname,
    ReaderEndpoint: cluster.clusterReadEndpoint.hostname,
    Port: String(cluster.clusterEndpoint.port),
    FunctionName: fn.functionName,
  };
  for (const [id, value] of Object.entries(outputs)) new CfnOutput(stack, id, { value });
  return Template.fromStack(stack).toJSON();
}
