import type { NormalizedSchema } from '@smithy/core/schema';
import type { $SchemaRef, StaticStructureSchema } from '@smithy/types';
import type { Member } from './members';

/** Member that has a different name in HTTP. */
export interface NamedMember extends Member {
  /** Name of the header, in lower case, or of the query parameter. */
  readonly wireName: string;
}

/** Places of the members of an input or an output in HTTP (https://smithy.io/2.0/spec/http-bindings.html). */
export interface HttpBindings {
  readonly labels: readonly Member[];
  readonly query: readonly NamedMember[];
  readonly headers: readonly NamedMember[];
  /** Maps whose keys are the last parts of header names. */
  readonly prefixHeaders: readonly NamedMember[];
  readonly statusCode?: Member;
  /** Member that is the whole body. */
  readonly payload?: Member;
  /** Members that form the body together, as a structure. Absent if the body contains no members. */
  readonly body?: StaticStructureSchema;
}

const known = new WeakMap<object, HttpBindings>();

/** Returns the bindings of a structure. Computes them once. */
export function readHttpBindings(structure: NormalizedSchema): HttpBindings {
  const schema = structure.getSchema();
  if (!isStructure(schema)) return { labels: [], query: [], headers: [], prefixHeaders: [] };
  const bindings = known.get(schema) ?? bind(structure, schema);
  known.set(schema, bindings);
  return bindings;
}

/** Whether a schema is a structure. `unit`, which replaces a missing input or output of an operation, is a text. */
function isStructure(schema: unknown): schema is StaticStructureSchema {
  return Array.isArray(schema) && (schema[0] === 3 || schema[0] === -3);
}

function bind(structure: NormalizedSchema, schema: StaticStructureSchema): HttpBindings {
  const labels: Member[] = [];
  const query: NamedMember[] = [];
  const headers: NamedMember[] = [];
  const prefixHeaders: NamedMember[] = [];
  const single: { statusCode?: Member; payload?: Member } = {};
  const bodyNames: string[] = [];
  const bodySchemas: $SchemaRef[] = [];
  const [, namespace, name, traits, , refs] = schema;

  for (const [index, [memberName, memberSchema]] of [...structure.structIterator()].entries()) {
    const member = { name: memberName, schema: memberSchema };
    const own = memberSchema.getMergedTraits();
    if (own.httpLabel) labels.push(member);
    else if (own.httpQuery) query.push({ ...member, wireName: own.httpQuery });
    else if (own.httpHeader) headers.push({ ...member, wireName: own.httpHeader.toLowerCase() });
    else if (own.httpPrefixHeaders !== undefined)
      prefixHeaders.push({ ...member, wireName: own.httpPrefixHeaders.toLowerCase() });
    else if (own.httpResponseCode) single.statusCode = member;
    else if (own.httpPayload) single.payload = member;
    else if (own.httpQueryParams) throw new Error(`${structure.getName(true)} takes any query parameters.`);
    else {
      bodyNames.push(memberName);
      bodySchemas.push(refs[index] ?? 0);
    }
  }
  const body: StaticStructureSchema = [3, namespace, name, traits, bodyNames, bodySchemas];
  return { labels, query, headers, prefixHeaders, ...single, ...(bodyNames.length > 0 && { body }) };
}
