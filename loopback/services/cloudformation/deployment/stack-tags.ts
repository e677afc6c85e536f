import type { Stack } from '../stacks/stack';
import type { Tag } from '../stacks/stack-resource';
import type { Value, ValueObject } from '../template/value';
import { isList, isScalar, isValueObject } from '../template/value';

/**
 * Tags of a resource: its own tags, which override the tags of the stack, and three tags that identify the stack (user guide,
 * "Resource tags").
 */
export function tagsOf(
  { name, id }: Stack,
  stackTags: readonly Tag[],
  logicalId: string,
  own: Value | undefined,
): readonly Tag[] {
  const tags = new Map(stackTags.map(({ Key, Value: value }) => [Key, value]));
  for (const { Key, Value: value } of ownTags(own)) tags.set(Key, value);
  tags.set('aws:cloudformation:stack-name', name);
  tags.set('aws:cloudformation:stack-id', id);
  tags.set('aws:cloudformation:logical-id', logicalId);
  return [...tags].map(([Key, value]) => ({ Key, Value: value }));
}

/** Tags are a list of pairs for most types and a map for some. */
function ownTags(value: Value | undefined): readonly Tag[] {
  if (isList(value)) return value.flatMap((tag) => (isValueObject(tag) ? readTag(tag) : []));
  if (isValueObject(value)) return Object.entries(value).map(([Key, text]) => ({ Key, Value: String(text) }));
  return [];
}

function readTag({ Key, Value: value }: ValueObject): readonly Tag[] {
  return isScalar(Key) && isScalar(value) ? [{ Key: String(Key), Value: String(value) }] : [];
}
