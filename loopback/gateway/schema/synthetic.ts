import type { $SchemaRef, SchemaTraits, StaticStructureSchema } from '@smithy/types';

/**
 * Creates a structure that no service has: the envelope of an answer, or the part of an output that forms the body.
 *
 * Members are schemas as the SDK exports them, never a `NormalizedSchema`: wrapping a `NormalizedSchema` as a member would
 * rename it everywhere.
 */
export function syntheticStructure(
  name: string,
  members: Readonly<Record<string, $SchemaRef>>,
  traits: SchemaTraits = 0,
): StaticStructureSchema {
  return [3, 'loopback', name, traits, Object.keys(members), Object.values(members)];
}

/** Schema of a text. */
export const textSchema = 0;
