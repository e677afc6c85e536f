import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as rdsData from '@aws-sdk/client-rds-data';
import * as secretsManager from '@aws-sdk/client-secrets-manager';
import { parseJson } from '../../../../gateway/protocols/json/parse';
import { readStructure } from '../../../../gateway/protocols/json/read';
import type { Api } from '../../../../gateway/schema/api';
import { apiOf } from '../../../support/operations-of';

const dataApi = apiOf(rdsData, 'RDSDataClient');
const logsApi = apiOf(logs, 'CloudWatchLogsClient');
const secretsApi = apiOf(secretsManager, 'SecretsManagerClient');

function read(api: Api, operation: string, json: string | Uint8Array): object {
  const input = api.findOperation(operation)?.input;
  if (input === undefined) throw new Error(`The operation ${operation} does not exist.`);
  return readStructure(input, parseJson(Buffer.from(json)));
}

/** Minimal input of ExecuteStatement, with further members in JSON. */
const execute = (members: string) =>
  read(dataApi, 'ExecuteStatement', `{"resourceArn": "r", "secretArn": "s", "sql": "q", ${members}}`);
const parameter = (value: string) => `"parameters": [{"name": "p", "value": ${value}}]`;

describe('a value in JSON', () => {
  it.each([
    ['{"longValue": 5}', { longValue: 5 }],
    ['{"doubleValue": 1e300}', { doubleValue: 1e300 }],
    ['{"booleanValue": false, "stringValue": null}', { booleanValue: false }],
    ['{"blobValue": "AAE="}', { blobValue: new Uint8Array([0, 1]) }],
    [
      '{"arrayValue": {"arrayValues": [{"stringValues": ["a"]}]}}',
      { arrayValue: { arrayValues: [{ stringValues: ['a'] }] } },
    ],
  ])('reads as %s', (json, value) => {
    expect(execute(parameter(json))).toMatchObject({ parameters: [{ name: 'p', value }] });
  });

  it('is absent when it is null', () => {
    expect(execute('"database": null')).toEqual({ resourceArn: 'r', secretArn: 's', sql: 'q' });
  });

  it('is read as a time from a number of seconds', () => {
    const json = '{"SecretId": "s", "RotationRules": {}, "RotateImmediately": true}';
    expect(read(secretsApi, 'RotateSecret', json)).toMatchObject({ SecretId: 's' });
    const query = (time: string) => `{"startTime": ${time}, "endTime": 5, "queryString": "q"}`;
    expect(read(logsApi, 'StartQuery', query('1795953600'))).toMatchObject({ startTime: 1795953600 });
    expect(() => read(logsApi, 'StartQuery', query('"abc"'))).toThrow(
      'startTime must be a number, got string',
    );
  });

  it.each([
    ['a number instead of a text', '"database": 5'],
    ['a text instead of a number', parameter('{"longValue": "5"}')],
    ['a number beyond the range of a double', parameter('{"doubleValue": 1e999}')],
    ['a text instead of a boolean', '"includeResultMetadata": "true"'],
    ['a list instead of a structure', '"resultSetOptions": []'],
    ['a structure instead of a list', '"parameters": {}'],
    ['a list instead of a text', '"database": ["d"]'],
    ['null in a list', '"parameters": [null]'],
    ['two members of a union', parameter('{"longValue": 5, "stringValue": "x"}')],
    ['no member of a union', parameter('{}')],
    ['bytes that are not base64', parameter('{"blobValue": "*"}')],
    ['an unknown member', '"colour": "red"'],
    ['a member named like an inherited property', '"__proto__": {"x": 1}'],
    ['20,000 levels', parameter(nested(20_000))],
  ])('is refused with %s', (_what, members) => {
    expect(() => execute(members)).toThrow(expect.objectContaining({ code: 'MalformedInput' }));
  });

  it.each(['', '{}'])('may be empty if no member is required: %j', (text) => {
    expect(read(logsApi, 'DescribeLogGroups', text)).toEqual({});
  });

  it.each(['{', 'null x', '{"a": 1,}', Buffer.from([0x22, 0xff, 0x22])])(
    'is refused if it is not valid JSON: %p',
    (text) => {
      expect(() => read(logsApi, 'DescribeLogGroups', text)).toThrow('not valid JSON in UTF-8');
    },
  );

  it.each(['null', '[]', '"text"', '5'])('is refused if the body is not an object: %s', (text) => {
    expect(() => read(logsApi, 'DescribeLogGroups', text)).toThrow('The request body must be an object');
  });

  it.each(['{}', '{"SecretId": null}'])('is refused without a required member: %s', (text) => {
    expect(() => read(secretsApi, 'GetSecretValue', text)).toThrow(
      expect.objectContaining({
        code: 'MissingParameter',
        message:
          "1 validation error detected: Value null at 'secretId' failed to satisfy constraint: Member must not be null",
      }),
    );
  });
});

function nested(levels: number): string {
  return `${'{"arrayValue": {"arrayValues": ['.repeat(levels)}{}${']}}'.repeat(levels)}`;
}
