import * as s3 from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { createRestXmlProtocol } from '../../../../gateway/protocols/rest-xml/rest-xml-protocol';
import { readHttpBindings } from '../../../../gateway/schema/http-bindings';
import { createS3Service } from '../../../../services/s3/service';
import { Buckets } from '../../../../services/s3/state';
import { labAccount } from '../../../support/lab-account';
import { apiOf, rowsOf, sampleOf } from '../../../support/operations-of';
import type { ValueOptions } from '../../../support/schema-values';
import { structuresOf } from '../../../support/schema-values';
import { createSdkWire } from '../../../support/sdk-wire';

const numRuns = 2;
const api = apiOf(s3, 'S3Client');
const protocol = createRestXmlProtocol(api);
const wire = createSdkWire(s3, 'S3Client');

/** `WriteGetObjectResponse` needs another host. Only the host distinguishes `ListDirectoryBuckets` from `ListBuckets`. */
const elsewhere = ['WriteGetObjectResponse', 'ListDirectoryBuckets'];
const service = createS3Service({ ...labAccount, buckets: new Buckets() });
const operations = sampleOf(api.operations(), service).filter(
  ({ name, output }) => !elsewhere.includes(name) && output.getEventStreamMember() === '',
);

/** Operations without an XML body: the gateway does not read XML. */
const readable = operations.filter(({ input }) => {
  const { body, payload } = readHttpBindings(input);
  return body === undefined && (payload === undefined || payload.schema.isBlobSchema());
});

/** Members that the client's own middleware checks, computes or replaces. */
const computed = [
  ...['SSECustomerKey', 'SSECustomerKeyMD5', 'CopySourceSSECustomerKey', 'CopySourceSSECustomerKeyMD5'],
  ...['ContentLength', 'ContentMD5', 'ContentEncoding', 'ChecksumAlgorithm', 'Expires', 'ExpiresString'],
];
const members: ValueOptions['members'] = {
  ...Object.fromEntries(computed.map((name) => [name, undefined])),
  Bucket: fc.constant('a-bucket'),
  Body: fc.uint8Array({ minLength: 1, maxLength: 12 }),
  LocationConstraint: fc.constant('eu-west-1'),
  // If the answer to a copy has no body, the client treats it as truncated.
  CopyObjectResult: fc.constant({ ETag: '"e"' }),
  CopyPartResult: fc.constant({ ETag: '"e"' }),
};

describe('the real S3Client', () => {
  it('is tested with every operation that the account offers, and some others', () => {
    expect(operations.length).toBeGreaterThanOrEqual(15);
    expect(readable.length).toBeGreaterThanOrEqual(10);
  });

  it.each(rowsOf(readable))('sends calls that the gateway reads unchanged: %s', async (name, { input }) => {
    await fc.assert(
      fc.asyncProperty(structuresOf(input, { members }), async (value) => {
        const call = await protocol.decode(await wire.capture(name, value), api.findOperation);
        expect(call).toMatchObject({ operation: { name }, input: value });
      }),
      { numRuns },
    );
  });

  it.each(rowsOf(operations))('reads answers of the gateway unchanged: %s', async (name, operation) => {
    const inputs = structuresOf(operation.input, { members });
    const outputs = structuresOf(operation.output, { minItems: 1, members: { ...members, Body: undefined } });
    await fc.assert(
      fc.asyncProperty(inputs, outputs, async (input, output) => {
        const answer = protocol.encodeOutput(operation, output, 'request-1');
        expect(await wire.receive(name, input, answer)).toMatchObject(output);
      }),
      { numRuns },
    );
  });
});
