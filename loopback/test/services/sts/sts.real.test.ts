import * as sts from '@aws-sdk/client-sts';
import { createStsService } from '../../../services/sts/service';
import { labAccount } from '../../support/lab-account';
import type { ServiceGateway } from '../../support/service-gateway';
import { startServiceGateway } from '../../support/service-gateway';

const { accountId } = labAccount;
const roleArn = `arn:aws:iam::${accountId}:role/deployer`;
const trusting = (principal: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
});

describe('the real STS client', () => {
  let lab: ServiceGateway;
  let client: sts.STSClient;

  beforeAll(async () => {
    lab = await startServiceGateway((iam) => ({ sts: async () => createStsService({ ...labAccount, iam }) }));
    client = new sts.STSClient(lab.clientConfig);
    lab.iam.roles.create({ name: 'deployer', trustPolicy: trusting({ AWS: accountId }) });
    lab.iam.roles.create({ name: 'worker', trustPolicy: trusting({ Service: 'lambda.amazonaws.com' }) });
  });
  afterAll(async () => {
    client.destroy();
    await lab.close();
  });

  const assume = (input: Partial<sts.AssumeRoleCommandInput> = {}, by = client) =>
    by.send(new sts.AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'cdk@lab', ...input }));

  it('is identified as the account', async () => {
    expect(await client.send(new sts.GetCallerIdentityCommand({}))).toMatchObject({
      UserId: accountId,
      Account: accountId,
      Arn: `arn:aws:iam::${accountId}:root`,
    });
  });

  it('assumes a role for the requested time, and is identified as the role', async () => {
    const { Credentials, AssumedRoleUser } = await assume({ DurationSeconds: 900 });
    const arn = `arn:aws:sts::${accountId}:assumed-role/deployer/cdk@lab`;
    expect(AssumedRoleUser).toEqual({ Arn: arn, AssumedRoleId: expect.stringMatching(/^AROA\w+:cdk@lab$/) });
    const leftMs = Number(Credentials?.Expiration) - Date.now();
    expect(leftMs).toBeGreaterThan(890_000);
    expect(leftMs).toBeLessThanOrEqual(900_000);
    const role = asRole(Credentials);
    expect(await role.send(new sts.GetCallerIdentityCommand({}))).toMatchObject({
      UserId: AssumedRoleUser?.AssumedRoleId,
      Arn: arn,
    });
    role.destroy();
  });

  it('assumes a role for one hour by default', async () => {
    const { Credentials } = await assume();
    expect(Math.round((Number(Credentials?.Expiration) - Date.now()) / 60_000)).toBe(60);
  });

  it.each([
    ['a role that does not exist', { RoleArn: `${roleArn}-x` }, 'AccessDenied', 403],
    [
      'a role that does not trust the account',
      { RoleArn: roleArn.replace('deployer', 'worker') },
      'AccessDenied',
      403,
    ],
    ['an invalid session name', { RoleSessionName: 'a b' }, 'ValidationError', 400],
    ['a session name that is too short', { RoleSessionName: 'a' }, 'ValidationError', 400],
    ['a duration that is too short', { DurationSeconds: 899 }, 'ValidationError', 400],
    ['a duration longer than the role allows', { DurationSeconds: 3601 }, 'ValidationError', 400],
    ['a fractional duration', { DurationSeconds: 900.5 }, 'ValidationError', 400],
    ['a session policy', { Policy: '{}' }, 'ValidationError', 400],
    ['tags', { Tags: [{ Key: 'a', Value: 'b' }] }, 'ValidationError', 400],
  ])('does not assume a role with %s', async (_what, input, name, httpStatusCode) => {
    await expect(assume(input)).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
  });

  it('does not assume a role with the credentials of a role without permission', async () => {
    const role = asRole((await assume()).Credentials);
    await expect(assume({}, role)).rejects.toMatchObject({
      name: 'AccessDenied',
      message:
        `User: arn:aws:sts::${accountId}:assumed-role/deployer/cdk@lab is not authorized to perform: ` +
        `sts:AssumeRole on resource: ${roleArn} because no identity-based policy allows the sts:AssumeRole action`,
    });
    role.destroy();
  });

  function asRole({ AccessKeyId = '', SecretAccessKey = '', SessionToken }: Partial<sts.Credentials> = {}) {
    return new sts.STSClient({
      ...lab.clientConfig,
      credentials: {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        ...(SessionToken !== undefined && { sessionToken: SessionToken }),
      },
    });
  }
});
