import * as lambda from '@aws-sdk/client-lambda';
import * as rdsData from '@aws-sdk/client-rds-data';
import type { Fault } from '../../../../gateway/protocols/protocol';
import { createRestJsonProtocol } from '../../../../gateway/protocols/rest-json/rest-json-protocol';
import { apiOf } from '../../../support/operations-of';

const lambdaApi = apiOf(lambda, 'LambdaClient');
const dataApi = apiOf(rdsData, 'RDSDataClient');
const protocols = { lambda: createRestJsonProtocol(lambdaApi), data: createRestJsonProtocol(dataApi) };
const parse = (body: string | Uint8Array) => JSON.parse(Buffer.from(body).toString());

function decode(service: keyof typeof protocols, line: string, headers = {}, body = '') {
  const [method = '', url = ''] = line.split(' ');
  const [path = '', query = ''] = url.split('?');
  const api = service === 'lambda' ? lambdaApi : dataApi;
  const request = { method, path, query, headers, body: Buffer.from(body) };
  return protocols[service].decode(request, (name) =>
    name === 'ListFunctions' ? undefined : api.findOperation(name),
  );
}

const invocation = 'POST /2015-03-31/functions/f/invocations';
const statement = '{"resourceArn": "r", "secretArn": "s", "sql": "q"}';
const json = { 'content-type': 'application/json; charset=utf-8' };

describe('a restJson request', () => {
  it('is read from the path, parameters, headers and body', async () => {
    const headers = { 'x-amz-invocation-type': 'Event', 'x-amz-log-type': 'Tail' };
    const { operation, input } = await decode(
      'lambda',
      `${invocation}?Qualifier=%24LATEST`,
      headers,
      '{"a":1}',
    );
    expect(operation.name).toBe('Invoke');
    expect(input).toEqual({
      FunctionName: 'f',
      Qualifier: '$LATEST',
      InvocationType: 'Event',
      LogType: 'Tail',
      Payload: Buffer.from('{"a":1}'),
    });
  });

  it('needs no media type if its body may be any bytes', async () => {
    expect((await decode('lambda', invocation, { 'content-type': 'text/x' }, 'x')).input).toHaveProperty(
      'Payload',
    );
    expect((await decode('lambda', invocation)).input).toEqual({ FunctionName: 'f' });
  });

  it('has a JSON body if its body is a structure', async () => {
    expect((await decode('data', 'POST /Execute', json, statement)).input).toMatchObject({ sql: 'q' });
  });

  it.each([
    [
      'another media type',
      'POST /Execute',
      { 'content-type': 'text/plain' },
      statement,
      'UnsupportedMediaType',
    ],
    ['no media type', 'POST /Execute', {}, statement, 'UnsupportedMediaType'],
    ['no body', 'POST /Execute', {}, '', 'MissingParameter'],
    ['a body that is not JSON', 'POST /Execute', json, '{', 'MalformedInput'],
    ['another path', 'POST /Nope', json, statement, 'InvalidAction'],
    ['another method', 'GET /Execute', {}, '', 'InvalidAction'],
  ])('is refused with %s', (_what, line, headers, body, code) => {
    expect(() => decode('data', line, headers, body)).toThrow(expect.objectContaining({ code }));
  });

  it('is refused if its operation is not implemented', () => {
    expect(() => decode('lambda', 'GET /2015-03-31/functions')).toThrow(
      'Could not find operation ListFunctions for version 2015-03-31',
    );
  });

  it.each([
    ['MaxItems=x', 'Invalid value x for MaxItems. Must be a number'],
    ['MaxItems=1&MaxItems=2', 'The parameter MaxItems is given more than once.'],
  ])('is refused with the parameter %s', (query, message) => {
    expect(() => decode('lambda', `GET /2015-03-31/functions/f/versions?${query}`)).toThrow(
      expect.objectContaining({ code: 'InvalidParameterValue', message }),
    );
  });
});

describe('a restJson answer', () => {
  const invoke = lambdaApi.findOperation('Invoke');
  if (invoke === undefined) throw new Error('Lambda has no Invoke.');

  it('has the status and the headers of the output', () => {
    const output = { StatusCode: 202, FunctionError: 'Unhandled', Payload: Buffer.from('{}') };
    expect(protocols.lambda.encodeOutput(invoke, output, 'id-1')).toEqual({
      status: 202,
      headers: {
        'content-type': 'application/octet-stream',
        'x-amz-function-error': 'Unhandled',
        'x-amzn-requestid': 'id-1',
      },
      body: Buffer.from('{}'),
    });
  });

  it('without a body has no media type', () => {
    expect(protocols.lambda.encodeOutput(invoke, {}, 'id-1')).toEqual({
      status: 200,
      headers: { 'x-amzn-requestid': 'id-1' },
      body: '',
    });
  });

  it('is not written if its body is not bytes', () => {
    expect(() => protocols.lambda.encodeOutput(invoke, { Payload: 'text' }, 'id')).toThrow(
      'Payload must be bytes.',
    );
  });

  it('for an error contains all members of the error', () => {
    const fault = faultOf('TooManyRequestsException', 429, {
      Reason: 'R',
      Type: 'User',
      retryAfterSeconds: '5',
    });
    const answer = protocols.lambda.encodeError(fault, 'id-2');
    expect(answer).toMatchObject({
      status: 429,
      headers: { 'x-amzn-errortype': 'TooManyRequestsException', 'retry-after': '5' },
    });
    expect(parse(answer.body)).toEqual({
      __type: 'TooManyRequestsException',
      message: 'why',
      Reason: 'R',
      Type: 'User',
    });
  });

  it('for an error has a message even if the model of the error has none', () => {
    const error = dataApi.findError('InternalServerErrorException');
    if (error === undefined) throw new Error('The SDK does not model the error.');
    const { code, status, schema } = error;
    const answer = protocols.data.encodeError(
      { code, status, message: 'why', details: { schema, value: {} } },
      'id',
    );
    expect(parse(answer.body)).toEqual({ __type: 'InternalServerErrorException', message: 'why' });
  });

  function faultOf(name: string, status: number, value: object): Fault {
    const error = lambdaApi.findError(name);
    if (error === undefined) throw new Error(`The SDK does not model ${name}.`);
    expect(error.status).toBe(status);
    return {
      ...error,
      message: 'why',
      details: { schema: error.schema, value: { message: 'why', ...value } },
    };
  }
});
