import type { NormalizedSchema } from '@smithy/core/schema';

export interface Member {
  readonly name: string;
  readonly schema: NormalizedSchema;
}

export interface Members {
  /** Members by `xmlName`, or by their own name if they have none. */
  readonly byWireName: ReadonlyMap<string, Member>;
  readonly required: readonly string[];
}

const known = new WeakMap<object, Members>();

const none: Members = { byWireName: new Map(), required: [] };

/**
 * Returns the members of a structure; computes them once. `unit`, the input of operations without parameters, has no members.
 */
export function readMembers(structure: NormalizedSchema): Members {
  if (structure.isUnitSchema()) return none;
  const schema = structure.getSchema();
  if (!Array.isArray(schema)) throw new Error(`${structure.getName(true)} is not a structure.`);
  let members = known.get(schema);
  if (members === undefined) {
    const all = [...structure.structIterator()].map(([name, member]) => ({ name, schema: member }));
    // A structure's seventh element counts its required members, which come first.
    const requiredCount = typeof schema[6] === 'number' ? schema[6] : 0;
    members = {
      byWireName: new Map(
        all.map((member) => [member.schema.getMergedTraits().xmlName ?? member.name, member]),
      ),
      required: all.slice(0, requiredCount).map(({ name }) => name),
    };
    known.set(schema, members);
  }
  return members;
}
