/** A JSON Schema. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * Describes a JSON value once for three purposes: the TypeScript type ({@link ValueOf}), the parser (`findProblems`)
 * and the published JSON Schema (`json`).
 */
export interface Schema<Value> {
  readonly json: JsonSchema;
  /** Lists the problems of the value at `path`; empty if the value is valid. */
  findProblems(value: unknown, path: string): string[];
  /** Never set: it exists only so that TypeScript can infer `Value`. */
  readonly of?: Value;
}

export type ValueOf<S> = S extends Schema<infer Value> ? Value : never;

export interface OptionalField<Value> {
  readonly optional: Schema<Value>;
}

export type Fields = Readonly<Record<string, Schema<unknown> | OptionalField<unknown>>>;

type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends OptionalField<unknown> ? K : never;
}[keyof F];

type ObjectOf<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]>;
} & {
  readonly [K in OptionalKeys<F>]?: F[K] extends OptionalField<infer Value> ? Value : never;
};

/** Creates the schema of an object. It accepts unknown fields, because a version of the format may gain fields. */
export function object<const F extends Fields>(fields: F): Schema<ObjectOf<F>> {
  const entries = Object.entries(fields).map(([key, field]) =>
    'optional' in field
      ? { key, schema: field.optional, isRequired: false }
      : { key, schema: field, isRequired: true },
  );
  return {
    json: {
      type: 'object',
      properties: Object.fromEntries(entries.map(({ key, schema }) => [key, schema.json])),
      required: entries.filter(({ isRequired }) => isRequired).map(({ key }) => key),
    },
    findProblems: (value, path) => {
      if (!isRecord(value)) return [`${path} must be an object, got ${show(value)}`];
      return entries.flatMap(({ key, schema, isRequired }) => {
        if (value[key] !== undefined) return schema.findProblems(value[key], `${path}.${key}`);
        return isRequired ? [`${path}.${key} is missing`] : [];
      });
    },
  };
}

export function optional<Value>(schema: Schema<Value>): OptionalField<Value> {
  return { optional: schema };
}

export function array<Item>(item: Schema<Item>, minItems = 0): Schema<readonly Item[]> {
  return {
    json: { type: 'array', items: item.json, ...(minItems > 0 && { minItems }) },
    findProblems: (value, path) =>
      Array.isArray(value) && value.length >= minItems
        ? value.flatMap((each, index) => item.findProblems(each, `${path}[${index}]`))
        : [`${path} must be an array${minItems > 0 ? ` of at least ${minItems}` : ''}, got ${show(value)}`],
  };
}

/** Creates the schema of an object with any field names and values of one schema. */
export function record<Value>(item: Schema<Value>): Schema<Readonly<Record<string, Value>>> {
  return {
    json: { type: 'object', additionalProperties: item.json },
    findProblems: (value, path) =>
      isRecord(value)
        ? Object.entries(value).flatMap(([key, each]) => item.findProblems(each, `${path}.${key}`))
        : [`${path} must be an object, got ${show(value)}`],
  };
}

export function nullable<Value>(schema: Schema<Value>): Schema<Value | null> {
  return {
    json: { anyOf: [schema.json, { type: 'null' }] },
    findProblems: (value, path) => (value === null ? [] : schema.findProblems(value, path)),
  };
}

export function oneOf<const Value extends string | number>(...values: readonly Value[]): Schema<Value> {
  return {
    json: { enum: values },
    findProblems: (value, path) =>
      values.some((each) => each === value)
        ? []
        : [`${path} must be ${values.map((each) => JSON.stringify(each)).join(' or ')}, got ${show(value)}`],
  };
}

/** Creates the schema of an object whose field `state` determines its other fields. */
export function byState<const Schemas extends Readonly<Record<string, Schema<unknown>>>>(
  schemas: Schemas,
): Schema<ValueOf<Schemas[keyof Schemas]>> {
  const states = Object.keys(schemas);
  const stateSchema = oneOf(...states);
  return {
    // States may share a schema; `oneOf` must not contain it twice.
    json: { oneOf: [...new Set(Object.values(schemas))].map(({ json }) => json) },
    findProblems: (value, path) => {
      if (!isRecord(value)) return [`${path} must be an object, got ${show(value)}`];
      const schema =
        typeof value.state === 'string' && Object.hasOwn(schemas, value.state) && schemas[value.state];
      return schema
        ? schema.findProblems(value, path)
        : stateSchema.findProblems(value.state, `${path}.state`);
    },
  };
}

/** Adds a description to a schema. */
export function described<Value>(meaning: string, schema: Schema<Value>): Schema<Value> {
  return { ...schema, json: { ...schema.json, description: meaning } };
}

export const number: Schema<number> = scalar('number', (value) => Number.isFinite(value));
export const integer: Schema<number> = scalar('integer', (value) => Number.isInteger(value));
export const string: Schema<string> = scalar('string', (value) => typeof value === 'string');
export const boolean: Schema<boolean> = scalar('boolean', (value) => typeof value === 'boolean');

function scalar<Value>(type: string, fits: (value: unknown) => boolean): Schema<Value> {
  return {
    json: { type },
    findProblems: (value, path) =>
      fits(value) ? [] : [`${path} must be of type ${type}, got ${show(value)}`],
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Renders the value as JSON, shortened to 60 characters. */
function show(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}
