import type * as s3 from '@aws-sdk/client-s3';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { s3Fault } from '../faults';
import { readByteRange } from '../requests/byte-range';
import type { S3Deps } from '../requests/requested-bucket';
import { describeObject, findRequestedObject } from '../requests/requested-object';

type S3 = typeof s3;
type Input = ActionInput<S3, 'GetObject'>;

/** Returns an object, or the part of it that `Range` specifies. */
export function getObject(deps: S3Deps, input: Input): ActionOutput<S3, 'GetObject'> {
  const object = findRequestedObject(deps, input);
  if (object === undefined) throw s3Fault('NoSuchKey', 'The specified key does not exist.');
  const range = readByteRange(input.Range, object.body.length);
  const Body = range === undefined ? object.body : object.body.subarray(range.first, range.last + 1);
  return { ...describeObject(object, input, range), Body, ContentLength: Body.length };
}
