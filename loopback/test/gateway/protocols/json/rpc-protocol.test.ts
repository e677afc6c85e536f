import * as secretsManager from '@aws-sdk/client-secrets-manager';
import * as ssm from '@aws-sdk/client-ssm';
import { createJsonRpcProtocol } from '../../../../gateway/protocols/json/rpc-protocol';
import { apiOf } from '../../../support/operations-of';

const api = apiOf(ssm, 'SSMClient');
const protocol = createJsonRpcProtocol(api, '1.1');

function decode(target: string | undefined) {
  const headers = target === undefined ? {} : { 'x-amz-target': target };
  const request = { method: 'POST', path: '/', query: '', headers, body: Buffer.from('{"Name": "n"}') };
  return protocol.decode(request, (name) =>
    name === 'DeleteParameter' ? undefined : api.findOperation(name),
  );
}

describe('an awsJson request', () => {
  it('names its operation in a header', async () => {
    const { operation, input } = await decode('AmazonSSM.GetParameter');
    expect(operation.name).toBe('GetParameter');
    expect(input).toEqual({ Name: 'n' });
  });

  it.each([
    undefined,
    '',
    'AmazonSSM',
    'AmazonSSM.',
    'AmazonSSM.Nope',
    'AmazonSSM.constructor',
    'AmazonSSM.DeleteParameter',
    'secretsmanager.GetParameter',
    'GetParameter',
    'AmazonSSM.GetParameter.More',
  ])('is refused with the target %j', (target) => {
    expect(() => decode(target)).toThrow(expect.objectContaining({ code: 'InvalidAction' }));
  });
});

describe('an awsJson answer', () => {
  const parse = (body: string | Uint8Array) => JSON.parse(Buffer.from(body).toString());

  it('has the media type of its protocol version', () => {
    const operation = api.findOperation('GetParameter');
    if (operation === undefined) throw new Error('Systems Manager has no GetParameter.');
    const LastModifiedDate = new Date('2026-11-30T12:00:00.500Z');
    const answer = protocol.encodeOutput(operation, { Parameter: { Name: 'ü', LastModifiedDate } }, 'id-1');
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'id-1' },
    });
    expect(parse(answer.body)).toEqual({ Parameter: { Name: 'ü', LastModifiedDate: 1796040000.5 } });
  });

  it('reports the error in the header and in the body', () => {
    const fault = { code: 'ValidationException', status: 400, message: 'why' };
    const answer = protocol.encodeError(fault, 'id-2');
    expect(answer).toMatchObject({ status: 400, headers: { 'x-amzn-errortype': 'ValidationException' } });
    expect(parse(answer.body)).toEqual({ __type: 'ValidationException', message: 'why' });
  });

  it('spells the message member of an error as its model does, and contains the other members of the error', () => {
    const error = api.findError('ParameterNotFound');
    const other = apiOf(secretsManager, 'SecretsManagerClient').findError('ResourceNotFoundException');
    const conflict = api.findError('OpsItemAlreadyExistsException');
    if (!error || !other || !conflict) throw new Error('The SDK does not model one of the errors.');
    const bodyOf = ({ code, status, schema }: typeof error, value: object) =>
      parse(protocol.encodeError({ code, status, message: 'why', details: { schema, value } }, 'id').body);
    expect(bodyOf(error, { message: 'why' })).toEqual({ __type: 'ParameterNotFound', message: 'why' });
    expect(bodyOf(other, { Message: 'why' })).toEqual({
      __type: 'ResourceNotFoundException',
      Message: 'why',
    });
    expect(bodyOf(conflict, { Message: 'why', OpsItemId: 'o' })).toEqual({
      __type: 'OpsItemAlreadyExistsException',
      Message: 'why',
      OpsItemId: 'o',
    });
  });
});

describe('an error of Systems Manager', () => {
  it('has the HTTP status of a JSON service, not the status that its model defines for the Query protocol', () => {
    expect(api.findError('ParameterNotFound')).toMatchObject({ code: 'ParameterNotFound', status: 400 });
    expect(api.findError('InternalServerError')).toMatchObject({ status: 500 });
  });
});
