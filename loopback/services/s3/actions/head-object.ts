import type * as s3 from '@aws-sdk/client-s3';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { s3Fault } from '../faults';
import { readByteRange } from '../requests/byte-range';
import type { S3Deps } from '../requests/requested-bucket';
import { describeObject, findRequestedObject } from '../requests/requested-object';

type S3 = typeof s3;

/**
 * Describes an object without its body. An error is reported only by the status, because answers to HEAD have no
 * body.
 */
export function headObject(
  deps: S3Deps,
  input: ActionInput<S3, 'HeadObject'>,
): ActionOutput<S3, 'HeadObject'> {
  const object = findRequestedObject(deps, input);
  if (object === undefined) throw s3Fault('NotFound', 'Not Found');
  const range = readByteRange(input.Range, object.body.length);
  const ContentLength = range === undefined ? object.body.length : range.last - range.first + 1;
  return { ...describeObject(object, input, range), ContentLength };
}
