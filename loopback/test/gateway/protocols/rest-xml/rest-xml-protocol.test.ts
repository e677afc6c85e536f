import * as s3 from '@aws-sdk/client-s3';
import { createRestXmlProtocol } from '../../../../gateway/protocols/rest-xml/rest-xml-protocol';
import { apiOf } from '../../../support/operations-of';

const api = apiOf(s3, 'S3Client');
const protocol = createRestXmlProtocol(api);
const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

function encode(name: string, output: object) {
  const operation = api.findOperation(name);
  if (operation === undefined) throw new Error(`S3 has no ${name}.`);
  return protocol.encodeOutput(operation, output, 'id-1');
}

describe('an answer of S3 that differs from its model', () => {
  it.each([
    [{ LocationConstraint: 'eu-west-1' }, 'eu-west-1'],
    [{}, ''],
  ])('has a bare text for the location of a bucket: %j', (output, text) => {
    expect(encode('GetBucketLocation', output)).toMatchObject({
      status: 200,
      headers: { 'x-amz-request-id': 'id-1' },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<LocationConstraint xmlns="${namespace}">${text}</LocationConstraint>`,
    });
  });

  it('has the status 404 for a missing object, because clients detect a missing object by the status alone', () => {
    const error = api.findError('NotFound');
    if (error === undefined) throw new Error('The SDK does not model NotFound.');
    expect(protocol.encodeError({ ...error, message: 'Not Found' }, 'id').status).toBe(404);
  });

  it('has the status 206 for a part of an object', () => {
    expect(encode('GetObject', { Body: Buffer.from('b'), ContentRange: 'bytes 1-1/3' }).status).toBe(206);
    expect(encode('GetObject', { Body: Buffer.from('b') }).status).toBe(200);
  });

  it('renders an error without an envelope and without a namespace', () => {
    expect(protocol.encodeError({ code: 'NoSuchKey', status: 404, message: '<why>' }, 'id-2')).toEqual({
      status: 404,
      headers: { 'content-type': 'application/xml', 'x-amz-request-id': 'id-2' },
      body:
        '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<Error><Code>NoSuchKey</Code><Message>&lt;why&gt;</Message><RequestId>id-2</RequestId></Error>',
    });
  });
});

describe('a restXml answer', () => {
  it('is a document in the namespace of S3', () => {
    const output = { Name: 'b', Contents: [{ Key: 'a&b', Size: 1 }], IsTruncated: false };
    expect(encode('ListObjectsV2', output)).toMatchObject({
      headers: { 'content-type': 'application/xml' },
      body:
        `<ListBucketResult xmlns="${namespace}"><IsTruncated>false</IsTruncated>` +
        '<Contents><Key>a&amp;b</Key><Size>1</Size></Contents><Name>b</Name></ListBucketResult>',
    });
  });

  it('to HEAD has a Content-Length and no body', () => {
    const output = {
      ContentLength: 5,
      Metadata: { Colour: 'red' },
      LastModified: new Date('2026-11-30T12:00:00Z'),
    };
    expect(encode('HeadObject', output)).toEqual({
      status: 200,
      headers: {
        'content-length': '5',
        'last-modified': 'Mon, 30 Nov 2026 12:00:00 GMT',
        'x-amz-meta-colour': 'red',
        'x-amz-request-id': 'id-1',
      },
      body: '',
    });
  });

  it('is not written with an invalid time', () => {
    expect(() => encode('HeadObject', { LastModified: new Date(Number.NaN) })).toThrow('Invalid time value');
  });
});

describe('a restXml request', () => {
  it('is refused if its operation has an XML body', () => {
    const request = {
      method: 'POST',
      path: '/b',
      query: 'delete',
      headers: {},
      body: Buffer.from('<Delete/>'),
    };
    expect(() => protocol.decode(request, api.findOperation)).toThrow('The gateway does not read XML');
  });
});
