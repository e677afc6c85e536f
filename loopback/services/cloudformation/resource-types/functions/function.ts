import { isDeepStrictEqual } from 'node:util';
import { strToU8, zipSync } from 'fflate';
import type { ValueObject } from '../../template/value';
import { isValueObject } from '../../template/value';
import { optionalText } from '../optional-text';
import { generateName } from '../physical-name';
import { ResourceError } from '../resource-error';
import type { ResourceRequest, ResourceResult, ResourceType } from '../resource-handler';
import type { FunctionInput, FunctionStore, StoredFunction } from './function-store';

/** Reads an object of the account's S3. Resolves to undefined if it does not exist. */
export type ReadObject = (bucket: string, key: string) => Promise<Uint8Array | undefined>;

/** `AWS::Lambda::Function`. Its code is in the account's S3 or in the template. */
export function functionType(functions: FunctionStore, readObject: ReadObject): ResourceType {
  return {
    handler: {
      async create(request) {
        const { properties } = request;
        const name =
          optionalText(properties, 'FunctionName') ??
          generateName(request, { maxLength: 64, letters: 'any' });
        const zip = await readCode(properties, readObject);
        const made = await functions.create(inputOf(name, request), zip);
        request.announce(name);
        return resultOf(made);
      },

      async update(request) {
        const { physicalId, properties, previousProperties } = request;
        const isSameCode = isDeepStrictEqual(properties.Code, previousProperties.Code);
        const zip = isSameCode ? undefined : await readCode(properties, readObject);
        return resultOf(await functions.update(inputOf(physicalId, request), zip));
      },

      async delete({ physicalId }) {
        if (functions.all.some(({ name }) => name === physicalId)) await functions.remove(physicalId);
      },
    },
  };
}

/** The type's properties are the parameters of CreateFunction, except the code, the tags and one different spelling. */
function inputOf(name: string, { properties, tags }: ResourceRequest): FunctionInput {
  const { Code: _code, KmsKeyArn, Tags: _tags, ...same } = properties;
  const input = {
    ...same,
    FunctionName: name,
    Tags: Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])),
    ...(KmsKeyArn !== undefined && { KMSKeyArn: KmsKeyArn }),
  };
  return input as FunctionInput;
}

async function readCode(properties: ValueObject, readObject: ReadObject): Promise<Uint8Array> {
  const code = isValueObject(properties.Code) ? properties.Code : {};
  const inline = optionalText(code, 'ZipFile');
  if (inline !== undefined) return zipSync({ 'index.js': strToU8(inline) });
  const bucket = optionalText(code, 'S3Bucket');
  const key = optionalText(code, 'S3Key');
  if (bucket === undefined || key === undefined) {
    throw new ResourceError(
      'InvalidRequest',
      'The loopback account runs functions from zip archives: Code must have S3Bucket and S3Key, or ZipFile.',
    );
  }
  const zip = await readObject(bucket, key);
  if (zip !== undefined) return zip;
  throw new ResourceError(
    'InvalidRequest',
    `Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist: ${bucket}/${key}.`,
  );
}

function resultOf({ name, arn }: StoredFunction): ResourceResult {
  return { physicalId: name, attributes: { Arn: arn } };
}
