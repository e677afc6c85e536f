import * as ssm from '@aws-sdk/client-ssm';
import { bootstrap } from '../../../bootstrap/bootstrap';
import { Iam } from '../../../services/iam/state';
import { Buckets } from '../../../services/s3/state';
import { createSsmService } from '../../../services/ssm/service';
import { Parameters } from '../../../services/ssm/state';
import { labAccount } from '../../support/lab-account';
import type { ServiceGateway } from '../../support/service-gateway';
import { startServiceGateway } from '../../support/service-gateway';

const now = new Date('2026-11-30T12:00:00.123Z');

describe('the real Systems Manager client', () => {
  const parameters = new Parameters({ ...labAccount, now: () => now });
  let lab: ServiceGateway;
  let client: ssm.SSMClient;

  beforeAll(async () => {
    lab = await startServiceGateway(() => ({
      ssm: async () => createSsmService({ ...labAccount, parameters }),
    }));
    client = new ssm.SSMClient(lab.clientConfig);
  });
  afterAll(async () => {
    client.destroy();
    await lab.close();
  });

  const get = async (Name: string) => (await client.send(new ssm.GetParameterCommand({ Name }))).Parameter;

  it('finds the bootstrap version of the account', async () => {
    bootstrap(labAccount, { iam: new Iam(labAccount), buckets: new Buckets(), parameters });
    const Name = '/cdk-bootstrap/hnb659fds/version';
    expect(await get(Name)).toEqual({
      Name,
      ARN: `arn:aws:ssm:eu-west-1:123456789012:parameter${Name}`,
      Type: 'String',
      Value: expect.stringMatching(/^\d+$/),
      Version: 1,
      LastModifiedDate: now,
      DataType: 'text',
    });
  });

  it('gets a parameter by name, ARN and version', async () => {
    parameters.putParameter('/path/plain', 'one');
    parameters.putParameter('/path/plain', 'two');
    parameters.putParameter('name', 'a,b', 'StringList');
    const arn = 'arn:aws:ssm:eu-west-1:123456789012:parameter';
    expect(await get('/path/plain')).toMatchObject({ Value: 'two', Version: 2 });
    expect(await get('/path/plain:1')).toMatchObject({ Name: '/path/plain', Value: 'one', Version: 1 });
    expect(await get(`${arn}/path/plain`)).toMatchObject({ Value: 'two' });
    expect(await get(`${arn}/path/plain:1`)).toMatchObject({ Value: 'one' });
    expect(await get(`${arn}/name`)).toMatchObject({ Name: 'name', ARN: `${arn}/name`, Type: 'StringList' });
  });

  it.each([
    ['/nothing', 'ParameterNotFound'],
    ['arn:aws:ssm:eu-west-1:999999999999:parameter/name', 'ParameterNotFound'],
    ['name:9', 'ParameterVersionNotFound'],
    ['name:label', 'ParameterVersionNotFound'],
    ['a name', 'ValidationException'],
    ['', 'ValidationException'],
  ])('does not find %j: %s', async (Name, name) => {
    parameters.putParameter('name', 'x');
    await expect(get(Name)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  });

  it('does not find a deleted parameter', async () => {
    parameters.putParameter('gone', 'x');
    parameters.deleteParameter('gone');
    await expect(get('gone')).rejects.toBeInstanceOf(ssm.ParameterNotFound);
  });

  it.each([
    ['another secret', { secretAccessKey: 'guessed' }, 'InvalidSignatureException'],
    ['another key', { accessKeyId: 'AKIAOTHER' }, 'UnrecognizedClientException'],
  ])('receives the error code of a JSON service for %s', async (_what, change, name) => {
    const credentials = { ...lab.clientConfig.credentials, ...change };
    const stranger = new ssm.SSMClient({ ...lab.clientConfig, credentials });
    await expect(stranger.send(new ssm.GetParameterCommand({ Name: 'name' }))).rejects.toMatchObject({
      name,
    });
    stranger.destroy();
  });

  it('receives an error for an operation that is not implemented', async () => {
    await expect(client.send(new ssm.DescribeParametersCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
    expect(lab.logged).toEqual([]);
  });
});
