import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticStructureSchema } from '@smithy/types';
import { timestampFormatOf, timestampFormats } from '../../schema/timestamp';

/** Writes a value as XML, without or with the element that surrounds it. */
type Writer = (value: unknown) => string;
type Member = readonly [name: string, write: Writer];

/** Writers of the contents of structures, by the structure's schema as the SDK exports it. */
const known = new WeakMap<object, Writer>();

/**
 * Writes a structure as an XML document. The schema is read once for all documents, because that takes most of the time
 * of an answer. Supports what operations of Query services use: neither XML attributes nor nested namespaces.
 */
export function writeXml(schema: StaticStructureSchema, value: object, xmlNamespace: string): string {
  const [, , name] = schema;
  const contents = structureWriter(NormalizedSchema.of(schema))(value);
  return `<?xml version="1.0"?>\n<${name} xmlns="${xmlNamespace}">${contents}</${name}>`;
}

function structureWriter(schema: NormalizedSchema): Writer {
  const key = schema.getSchema() as object;
  let write = known.get(key);
  if (write === undefined) {
    // Created by the first value, because a structure may contain itself.
    let members: readonly Member[] | undefined;
    write = (value) => {
      members ??= [...schema.structIterator()].map(([name, member]) => [name, memberWriter(name, member)]);
      return writeMembers(members, value as Readonly<Record<string, unknown>>);
    };
    known.set(key, write);
  }
  return write;
}

function writeMembers(members: readonly Member[], value: Readonly<Record<string, unknown>>): string {
  let written = '';
  for (const [name, write] of members) {
    const member = value[name];
    if (isPresent(member)) written += write(member);
  }
  return written;
}

function memberWriter(name: string, schema: NormalizedSchema): Writer {
  const { xmlName, xmlFlattened, xmlAttribute, xmlNamespace } = schema.getMergedTraits();
  if (xmlAttribute !== undefined || xmlNamespace !== undefined) throw unsupported(schema);
  // The name of a structure's own schema is only the name of a document.
  const tag = (schema.isStructSchema() ? schema.getMemberTraits().xmlName : xmlName) ?? name;
  if (!schema.isListSchema() && !schema.isMapSchema()) return elementWriter(tag, schema);
  const isFlat = Boolean(xmlFlattened);
  const items = schema.isListSchema()
    ? itemsWriter(schema, isFlat ? tag : undefined)
    : entriesWriter(schema, isFlat ? tag : undefined);
  return isFlat ? items : (value) => element(tag, items(value));
}

function elementWriter(tag: string, schema: NormalizedSchema): Writer {
  if (schema.isListSchema() || schema.isMapSchema()) throw unsupported(schema);
  if (schema.isStructSchema()) {
    const contents = structureWriter(schema);
    return (value) => element(tag, contents(value));
  }
  const text = textWriter(schema);
  return (value) => `<${tag}>${text(value)}</${tag}>`;
}

function itemsWriter(list: NormalizedSchema, flatTag: string | undefined): Writer {
  const item = list.getValueSchema();
  const write = elementWriter(flatTag ?? item.getMergedTraits().xmlName ?? 'member', item);
  return (value) => {
    let written = '';
    for (const each of value as Iterable<unknown>) if (isPresent(each)) written += write(each);
    return written;
  };
}

function entriesWriter(map: NormalizedSchema, flatTag: string | undefined): Writer {
  const [keySchema, valueSchema] = [map.getKeySchema(), map.getValueSchema()];
  const writeKey = elementWriter(keySchema.getMergedTraits().xmlName ?? 'key', keySchema);
  const writeValue = elementWriter(valueSchema.getMergedTraits().xmlName ?? 'value', valueSchema);
  return (value) =>
    Object.entries(value as object)
      .filter(([, each]) => isPresent(each))
      .map(([key, each]) => element(flatTag ?? 'entry', writeKey(key) + writeValue(each)))
      .join('');
}

function textWriter(schema: NormalizedSchema): Writer {
  if (schema.isTimestampSchema()) {
    const format = timestampFormatOf(schema, timestampFormats.iso8601);
    if (format !== timestampFormats.iso8601) throw unsupported(schema);
    return (value) => (value as Date).toISOString().replace('.000Z', 'Z');
  }
  if (schema.isBlobSchema()) return (value) => Buffer.from(value as Uint8Array).toString('base64');
  if (schema.isNumericSchema() || schema.isBooleanSchema()) return String;
  if (schema.isStringSchema()) return (value) => escapeText(String(value));
  throw unsupported(schema);
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function element(tag: string, contents: string): string {
  return contents === '' ? `<${tag}/>` : `<${tag}>${contents}</${tag}>`;
}

const special = /[&"'<>\r\n\u0085\u2028]/g;
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#x0D;',
  '\n': '&#x0A;',
  '\u0085': '&#x85;',
  '\u2028': '&#x2028;',
};

/** Replaces the characters that a parser would change or refuse. */
function escapeText(text: string): string {
  return text.replace(special, (character) => references[character] ?? character);
}

function unsupported(schema: NormalizedSchema): Error {
  return new Error(`The schema ${schema.getName(true)} has no form in the answers of Query services.`);
}
