import { XmlShapeSerializer } from '@aws-sdk/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticStructureSchema } from '@smithy/types';
import { syntheticStructure, textSchema } from '../../schema/synthetic';
import { timestampFormats } from '../../schema/timestamp';
import type { Fault } from '../protocol';

const errorSchema = syntheticStructure('Error', {
  Code: textSchema,
  Message: textSchema,
  RequestId: textSchema,
});

/** Returns `<Error><Code>…` without namespace and envelope, as S3 writes errors. */
export function errorDocument({ code, message }: Fault, requestId: string): string {
  return write(errorSchema, { Code: code, Message: message, RequestId: requestId });
}

/**
 * Returns the document of a bucket's location, the only document of S3 that is a single text. From its schema, the
 * serialiser would nest two elements of the same name. The JavaScript client accepts that, but botocore (AWS CLI) would
 * find no location in it.
 */
export function locationDocument(output: object, xmlNamespace: string): string {
  const location = String(Reflect.get(output, 'LocationConstraint') ?? '');
  if (!/^[a-z0-9-]*$/.test(location))
    throw new TypeError(`A bucket's location must be a region, got ${location}.`);
  return `${declaration}<LocationConstraint xmlns="${xmlNamespace}">${location}</LocationConstraint>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

function write(schema: StaticStructureSchema, value: object): string {
  const serializer = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: timestampFormats.iso8601 },
    xmlNamespace: '',
    serviceNamespace: '',
  });
  serializer.write(NormalizedSchema.of(schema), value);
  return `${declaration}${String(serializer.flush())}`;
}
