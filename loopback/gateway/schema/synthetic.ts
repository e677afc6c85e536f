import type { $SchemaRef, SchemaTraits, StaticStructureSchema } from '@smithy/types';

/**
 * A structure that no service has: the envelope of an answer, or the part of an output that goes into the body.
 *
 * Members are schemas as the SDK exports them, never a `NormalizedSchema`: wrapping one of those as a member renames
 * it for everybody.
 */
export function syntheticStructure(
  name: string,
  members: Readonly<Record<string, $SchemaRef>>,
  traits: SchemaTraits = 0,
): StaticStructureSchema {
  return [3, 'loopback', name, traits, Object.keys(members), Object.values(members)];
}

/** The schema of a text. */
export const textSchema = 0;
