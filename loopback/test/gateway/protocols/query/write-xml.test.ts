import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as rds from '@aws-sdk/client-rds';
import * as sts from '@aws-sdk/client-sts';
import { XmlShapeSerializer } from '@aws-sdk/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticStructureSchema } from '@smithy/types';
import fc from 'fast-check';
import { writeXml } from '../../../../gateway/protocols/query/write-xml';
import type { Operation } from '../../../../gateway/schema/api';
import { syntheticStructure, textSchema } from '../../../../gateway/schema/synthetic';
import { timestampFormats } from '../../../../gateway/schema/timestamp';
import { apiOf, rowsOf } from '../../../support/operations-of';
import { structuresOf } from '../../../support/schema-values';

const namespace = 'https://example.com/doc/';

const operations = [
  ...apiOf(rds, 'RDSClient').operations(),
  ...apiOf(cloudformation, 'CloudFormationClient').operations(),
  ...apiOf(sts, 'STSClient').operations(),
].filter(({ output }) => !output.isUnitSchema());

describe('the XML of an answer', () => {
  it.each(rowsOf(operations))('equals that of the SDK for random values: %s', (_name, operation) => {
    const schema = documentOf(operation);
    fc.assert(
      fc.property(structuresOf(operation.output), (Result) => {
        expect(writeXml(schema, { Result }, namespace)).toBe(writtenBySdk(schema, { Result }));
      }),
      { numRuns: 5 },
    );
  });

  it('has references for special characters', () => {
    const schema = syntheticStructure('Document', { Text: textSchema });
    const value = { Text: 'a&b<c>d"e\'f\r\n\u0085\u2028g' };
    expect(writeXml(schema, value, namespace)).toBe(writtenBySdk(schema, value));
  });

  it('omits absent members, and has empty elements for empty lists', () => {
    const output = { Clusters: undefined, DBClusters: [], Marker: null };
    const operation = operations.find(({ name }) => name === 'DescribeDBClusters');
    if (operation === undefined) throw new Error('RDS has no DescribeDBClusters.');
    expect(writeXml(documentOf(operation), { Result: output }, namespace)).toBe(
      `<?xml version="1.0"?>\n<Document xmlns="${namespace}"><Result><DBClusters/></Result></Document>`,
    );
  });
});

function documentOf({ schema }: Operation): StaticStructureSchema {
  return syntheticStructure('Document', { Result: schema[5] });
}

/** Writes the document with the SDK's own serializer, which reads the schema for each value. */
function writtenBySdk(schema: StaticStructureSchema, value: object): string {
  const serializer = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: timestampFormats.iso8601 },
    xmlNamespace: namespace,
    serviceNamespace: '',
  });
  serializer.write(NormalizedSchema.of(schema), value);
  return `<?xml version="1.0"?>\n${String(serializer.flush())}`;
}
