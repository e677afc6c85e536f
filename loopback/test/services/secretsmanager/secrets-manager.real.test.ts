import * as secretsManager from '@aws-sdk/client-secrets-manager';
import { createSecretsManagerService } from '../../../services/secretsmanager/service';
import { Secrets } from '../../../services/secretsmanager/state';
import { labAccount } from '../../support/lab-account';
import type { ServiceGateway } from '../../support/service-gateway';
import { startServiceGateway } from '../../support/service-gateway';

const now = new Date('2026-11-30T12:00:00Z');

describe('the real Secrets Manager client', () => {
  const secrets = new Secrets({ ...labAccount, now: () => now });
  let lab: ServiceGateway;
  let client: secretsManager.SecretsManagerClient;

  beforeAll(async () => {
    lab = await startServiceGateway(() => ({
      secretsmanager: async () => createSecretsManagerService({ ...labAccount, secrets }),
    }));
    client = new secretsManager.SecretsManagerClient(lab.clientConfig);
  });
  afterAll(async () => {
    client.destroy();
    await lab.close();
  });
  afterEach(() => {
    for (const { arn } of secrets.all) secrets.deleteSecret(arn);
  });

  const get = (SecretId: string, more: Partial<secretsManager.GetSecretValueCommandInput> = {}) =>
    client.send(new secretsManager.GetSecretValueCommand({ SecretId, ...more }));

  it('gets a secret by its name, its ARN, and its ARN without the random suffix', async () => {
    const { arn, name, versions } = secrets.createSecret({ name: 'rds!cluster-1', secretString: 'geheim' });
    for (const id of [name, arn, arn.slice(0, -7)]) {
      expect(await get(id)).toMatchObject({
        ARN: arn,
        Name: name,
        SecretString: 'geheim',
        VersionId: versions[0]?.id,
        VersionStages: ['AWSCURRENT'],
        CreatedDate: now,
      });
    }
  });

  it('gets the previous version by its stage, and an older version by its ID', async () => {
    const { arn, versions } = secrets.createSecret({ name: 'rotated', secretString: 'one' });
    const VersionId = versions[0]?.id;
    secrets.putSecretString(arn, 'two');
    expect(await get(arn)).toMatchObject({ SecretString: 'two' });
    expect(await get(arn, { VersionStage: 'AWSPREVIOUS' })).toMatchObject({ SecretString: 'one', VersionId });
    secrets.putSecretString(arn, 'three');
    expect(await get(arn, { VersionStage: 'AWSPREVIOUS' })).toMatchObject({ SecretString: 'two' });
    expect(await get(arn, { VersionId })).toMatchObject({ SecretString: 'one' });
    await expect(get(arn, { VersionId, VersionStage: 'AWSCURRENT' })).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
  });

  it('describes a secret without its value', async () => {
    const { arn, versions } = secrets.createSecret({
      name: 'described',
      secretString: 'geheim',
      description: 'what for',
      owner: 'rds',
      tags: { key: 'value' },
    });
    const answer = await client.send(new secretsManager.DescribeSecretCommand({ SecretId: 'described' }));
    expect(answer).toMatchObject({
      ARN: arn,
      Name: 'described',
      Description: 'what for',
      OwningService: 'rds',
      Tags: [{ Key: 'key', Value: 'value' }],
      VersionIdsToStages: { [String(versions[0]?.id)]: ['AWSCURRENT'] },
    });
    expect(JSON.stringify(answer)).not.toContain('geheim');
  });

  const list = async (input: secretsManager.ListSecretsCommandInput = {}) => {
    const { SecretList = [], NextToken } = await client.send(new secretsManager.ListSecretsCommand(input));
    return { names: SecretList.map(({ Name }) => Name), SecretList, NextToken };
  };

  it('lists secrets without their values, page by page', async () => {
    for (const name of ['one', 'two', 'three']) {
      secrets.createSecret({ name, secretString: 'geheim', tags: { for: name } });
    }
    const first = await list({ MaxResults: 2 });
    const second = await list({ MaxResults: 2, NextToken: first.NextToken });
    expect([first.names, second.names]).toEqual([['one', 'two'], ['three']]);
    expect(second.NextToken).toBeUndefined();
    expect(second.SecretList).toEqual([
      expect.objectContaining({ CreatedDate: now, Tags: [{ Key: 'for', Value: 'three' }] }),
    ]);
    expect(JSON.stringify(first)).not.toContain('geheim');
  });

  it.each<[string, secretsManager.Filter[], string[]]>([
    ['the beginning of its name', [{ Key: 'name', Values: ['rds!'] }], ['rds!cluster-1', 'rds!cluster-2']],
    ['the service that owns it', [{ Key: 'owning-service', Values: ['rds'] }], ['rds!cluster-1']],
    ['a key of its tags', [{ Key: 'tag-key', Values: ['team'] }], ['plain']],
    ['a value of its tags', [{ Key: 'tag-value', Values: ['blue', 'green'] }], ['rds!cluster-2', 'plain']],
    [
      'all filters',
      [
        { Key: 'name', Values: ['rds!'] },
        { Key: 'tag-value', Values: ['blue'] },
      ],
      ['rds!cluster-2'],
    ],
  ])('lists a secret by %s', async (_what, Filters, names) => {
    secrets.createSecret({ name: 'rds!cluster-1', secretString: 'x', owner: 'rds' });
    secrets.createSecret({ name: 'rds!cluster-2', secretString: 'x', tags: { colour: 'blue' } });
    secrets.createSecret({ name: 'plain', secretString: 'x', tags: { team: 'green' } });
    expect((await list({ Filters })).names).toEqual(names);
  });

  it.each<[string, secretsManager.ListSecretsCommandInput, string]>([
    ['a token of another service', { NextToken: 'x' }, 'InvalidNextTokenException'],
    [
      'a filter for all attributes',
      { Filters: [{ Key: 'all', Values: ['x'] }] },
      'InvalidParameterException',
    ],
    ['a negated filter', { Filters: [{ Key: 'name', Values: ['!x'] }] }, 'InvalidParameterException'],
    ['an order', { SortOrder: 'asc' }, 'InvalidParameterException'],
    ['too long a page', { MaxResults: 101 }, 'ValidationException'],
  ])('does not list secrets for %s', async (_what, input, name) => {
    await expect(list(input)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  });

  it.each([
    ['a secret that does not exist', { SecretId: 'nothing' }, 'ResourceNotFoundException'],
    ['a version that does not exist', { VersionId: 'v'.repeat(32) }, 'ResourceNotFoundException'],
    ['a stage that does not exist', { VersionStage: 'AWSPENDING' }, 'ResourceNotFoundException'],
    ['an invalid version ID', { VersionId: 'short' }, 'ValidationException'],
    ['a secret with an empty ID', { SecretId: '' }, 'ValidationException'],
  ])('does not get %s', async (_what, input, name) => {
    secrets.createSecret({ name: 'there', secretString: 'x' });
    await expect(get('there', input)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  });

  it('receives the message of an error, although this service names the member Message', async () => {
    await expect(get('nothing')).rejects.toThrow("Secrets Manager can't find the specified secret.");
  });

  it('does not get a deleted secret', async () => {
    const { arn } = secrets.createSecret({ name: 'gone', secretString: 'x' });
    secrets.deleteSecret(arn);
    await expect(get(arn)).rejects.toBeInstanceOf(secretsManager.ResourceNotFoundException);
  });
});

describe('secrets', () => {
  const secrets = new Secrets(labAccount);

  it('have an ARN that differs from the ARN of a later secret of the same name', () => {
    const first = secrets.createSecret({ name: 'same', secretString: 'x' });
    expect(first.arn).toMatch(/^arn:aws:secretsmanager:eu-west-1:123456789012:secret:same-\w{6}$/);
    expect(() => secrets.createSecret({ name: 'same', secretString: 'x' })).toThrow(
      'The secret same already exists',
    );
    secrets.deleteSecret(first.arn);
    expect(secrets.createSecret({ name: 'same', secretString: 'x' }).arn).not.toBe(first.arn);
  });

  it('are not read or written by an unknown ARN', () => {
    expect(() => secrets.getSecretString('arn:x')).toThrow('The secret arn:x does not exist.');
    expect(() => secrets.putSecretString('arn:x', 'y')).toThrow('The secret arn:x does not exist.');
  });
});
