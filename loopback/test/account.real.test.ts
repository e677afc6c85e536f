import { existsSync, readdirSync } from 'node:fs';
import * as cloudFormation from '@aws-sdk/client-cloudformation';
import * as lambda from '@aws-sdk/client-lambda';
import * as rds from '@aws-sdk/client-rds';
import * as rdsData from '@aws-sdk/client-rds-data';
import * as s3 from '@aws-sdk/client-s3';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import type { LoopbackAccount } from '../account';
import { startAccount } from '../account';
import { useTemporaryFolder } from '../testing/temporary-folder';
import { waitFor } from '../testing/wait-for';
import { smallStack } from './support/small-stack';

const region = 'eu-west-1';

describe('an account', () => {
  let account: LoopbackAccount;
  const lines: string[] = [];
  const config = () => ({
    region,
    endpoint: account.endpointUrl,
    credentials: account.credentials,
    maxAttempts: 1,
  });
  beforeAll(async () => {
    account = await startAccount({ region, pace: 'instant', log: (line) => lines.push(line) });
  });
  afterAll(() => account.close());

  it('has its own keys, which may do everything', async () => {
    const client = new sts.STSClient(config());
    const { Arn } = await client.send(new sts.GetCallerIdentityCommand({}));
    expect(Arn).toBe(`arn:aws:iam::${account.accountId}:root`);
    const other = await startAccount({ region, pace: 'instant', log: () => {} });
    expect(other.credentials).not.toEqual(account.credentials);
    await other.close();
  });

  it('is bootstrapped for the CDK with its roles, bucket and version', async () => {
    const RoleArn = `arn:aws:iam::${account.accountId}:role/cdk-hnb659fds-deploy-role-${account.accountId}-${region}`;
    const assume = new sts.AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' });
    const { Credentials } = await new sts.STSClient(config()).send(assume);
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const asRole = { ...config(), credentials };
    const Bucket = `cdk-hnb659fds-assets-${account.accountId}-${region}`;
    const location = await new s3.S3Client(asRole).send(new s3.GetBucketLocationCommand({ Bucket }));
    expect(location.LocationConstraint).toBe(region);
    const version = new ssm.GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' });
    expect(Number((await new ssm.SSMClient(asRole).send(version)).Parameter?.Value)).toBeGreaterThan(5);
    const put = new s3.PutObjectCommand({ Bucket, Key: 'x', Body: 'x' });
    await expect(new s3.S3Client(asRole).send(put)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('runs stacks whose functions reach its clusters by name and over TLS, as on AWS', async () => {
    const stacks = new cloudFormation.CloudFormationClient(config());
    const StackName = 'small';
    await stacks.send(
      new cloudFormation.CreateStackCommand({
        ...{ StackName, TemplateBody: smallStack, Capabilities: ['CAPABILITY_IAM'] },
      }),
    );
    const { Stacks } = await stacks.send(new cloudFormation.DescribeStacksCommand({ StackName }));
    expect(Stacks?.[0]).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
    expect(account.status()).toMatchObject({
      stacks: [{ name: 'small', status: 'CREATE_COMPLETE' }],
      clusters: [
        { identifier: 'small', status: 'available', members: [{ identifier: 'small-1', role: 'writer' }] },
      ],
      functions: ['small'],
    });

    const functions = new lambda.LambdaClient(config());
    const { Payload, FunctionError } = await functions.send(
      new lambda.InvokeCommand({ FunctionName: 'small' }),
    );
    expect([FunctionError, Payload?.transformToString()]).toEqual([
      undefined,
      // The server accepts TLS, the certificate is trusted, and authentication begins.
      '{"answer":"S","isTrusted":true,"first":"R"}',
    ]);

    const secretArn = Stacks?.[0]?.Outputs?.[0]?.OutputValue;
    const statement = new rdsData.ExecuteStatementCommand({
      resourceArn: `arn:aws:rds:${region}:${account.accountId}:cluster:small`,
      secretArn,
      sql: 'select aurora_db_instance_identifier()',
    });
    const { records } = await new rdsData.RDSDataClient(config()).send(statement);
    expect(records).toEqual([[{ stringValue: 'small-1' }]]);

    await stacks.send(new cloudFormation.DeleteStackCommand({ StackName }));
    const { Stacks: deleted } = await stacks.send(
      new cloudFormation.DescribeStacksCommand({ StackName: Stacks?.[0]?.StackId }),
    );
    expect(deleted?.[0]).toMatchObject({ StackStatus: 'DELETE_COMPLETE' });
    expect(account.status()).toEqual({ stacks: [], clusters: [], functions: [] });
  }, 60_000);
});

describe('an account whose pace is changed', () => {
  it('names the new pace, and performs the next failover of a cluster that exists at this pace', async () => {
    const account = await startAccount({ region, pace: 'slow', log: () => {} });
    const paceOf = async () => (await fetch(account.endpointUrl)).headers.get('x-loopback-account');
    const client = new rds.RDSClient({
      ...{ region, endpoint: account.endpointUrl, credentials: account.credentials },
    });
    const [DBClusterIdentifier, Engine] = ['paced', 'aurora-postgresql'];
    try {
      expect(await paceOf()).toBe('pace=slow');
      await client.send(
        new rds.CreateDBClusterCommand({
          ...{ DBClusterIdentifier, Engine, MasterUsername: 'postgres', ManageMasterUserPassword: true },
        }),
      );
      for (const DBInstanceIdentifier of ['paced-1', 'paced-2']) {
        await client.send(
          new rds.CreateDBInstanceCommand({
            ...{ DBInstanceIdentifier, DBClusterIdentifier, Engine, DBInstanceClass: 'db.r7g.large' },
          }),
        );
      }
      await rds.waitUntilDBInstanceAvailable(
        { client, minDelay: 1, maxDelay: 1, maxWaitTime: 60 },
        { Filters: [{ Name: 'db-cluster-id', Values: [DBClusterIdentifier] }] },
      );

      account.setPace('instant');
      expect(await paceOf()).toBe('pace=instant');
      await client.send(new rds.FailoverDBClusterCommand({ DBClusterIdentifier }));
      // At pace slow the promotion alone takes 40 s.
      await waitFor('paced-2 is the writer of an available cluster', 20_000, () => {
        const [cluster] = account.clusters;
        const writer = cluster?.members.find(({ role }) => role === 'writer')?.identifier;
        return cluster?.status === 'available' && writer === 'paced-2' ? undefined : JSON.stringify(cluster);
      });
    } finally {
      client.destroy();
      await account.close();
    }
  }, 120_000);
});

describe('an account that has ended', () => {
  const folder = useTemporaryFolder();

  it('leaves no file and no open port', async () => {
    const env = { ...process.env, TMPDIR: folder() };
    const account = await startAccount({ region, pace: 'instant', log: () => {}, env });
    expect(existsSync(account.caBundlePath)).toBe(true);
    expect(readdirSync(folder()).length).toBeGreaterThan(0);
    await Promise.all([account.close(), account.close()]);
    expect(readdirSync(folder())).toEqual([]);
    await expect(fetch(account.endpointUrl)).rejects.toThrow();
  });

  it('leaves no file if it could not start', async () => {
    const account = await startAccount({ region, pace: 'instant', log: () => {} });
    const port = Number(new URL(account.endpointUrl).port);
    const env = { ...process.env, TMPDIR: folder() };
    const second = startAccount({ region, pace: 'instant', port, log: () => {}, env });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(readdirSync(folder())).toEqual([]);
    await account.close();
  });
});
