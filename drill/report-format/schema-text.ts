import type { JsonSchema } from './json-schema';
import { reportSchema } from './report';

/** Renders the published JSON Schema of `report.json`. */
export function renderJsonSchema(): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Report of a failover drill',
    ...reportSchema.json,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/**
 * Renders the tables of `docs/report-schema.md`: one table for each kind of object, with the type and meaning of each
 * field.
 */
export function renderSchemaTables(): string {
  const paths: Paths = new Map();
  collect('report', reportSchema.json, paths);
  return [...paths]
    .map(([, { path, schema }]) => [`## \`${path}\``, '', ...renderFields(schema, paths), ''].join('\n'))
    .join('\n');
}

/** Objects of a schema by their fields, each with the path of its first occurrence. */
type Paths = Map<unknown, { readonly path: string; readonly schema: JsonSchema }>;

function collect(path: string, schema: JsonSchema, paths: Paths): void {
  if (isSchema(schema.properties)) {
    if (paths.has(schema.properties)) return;
    paths.set(schema.properties, { path, schema });
    for (const [name, field] of fieldsOf(schema)) collect(`${path}.${name}`, field, paths);
  }
  if (isSchema(schema.items)) collect(`${path}[]`, schema.items, paths);
  for (const each of [...listOf(schema.oneOf), ...listOf(schema.anyOf)]) {
    collect(describePath(path, each), each, paths);
  }
}

/** Adds the values of `state` to the path of an object that has this field. */
function describePath(path: string, schema: JsonSchema): string {
  const states = (schema.properties as { state?: { enum?: string[] } } | undefined)?.state?.enum;
  return states === undefined ? path : `${path}, ${states.join(' or ')}`;
}

function renderFields(schema: JsonSchema, paths: Paths): string[] {
  const required = new Set(schema.required as string[]);
  const rows = fieldsOf(schema).map(([name, field]) => {
    const presence = required.has(name) ? '' : ', may be absent';
    return `| \`${name}\` | ${renderType(field, paths)}${presence} | ${String(field.description ?? '')} |`;
  });
  return ['| field | type | meaning |', '| --- | --- | --- |', ...rows];
}

function renderType(schema: JsonSchema, paths: Paths): string {
  if (Array.isArray(schema.enum))
    return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' or ');
  if (isSchema(schema.items)) return `array of ${renderType(schema.items, paths)}`;
  if (schema.oneOf) return 'object, by its `state`';
  if (schema.anyOf)
    return listOf(schema.anyOf)
      .map((each) => renderType(each, paths))
      .join(' or ');
  if (isSchema(schema.properties)) return `\`${paths.get(schema.properties)?.path}\``;
  if (isSchema(schema.additionalProperties))
    return `object of ${renderType(schema.additionalProperties, paths)}`;
  return String(schema.type);
}

function fieldsOf(schema: JsonSchema): [string, JsonSchema][] {
  return Object.entries(schema.properties as Record<string, JsonSchema>);
}

function listOf(value: unknown): readonly JsonSchema[] {
  return Array.isArray(value) ? value : [];
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}
