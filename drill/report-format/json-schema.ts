/** A JSON Schema, as far as shapes need it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * What a JSON value has to be: said once, for the compiler ({@link ValueOf}), for reading files (`findProblems`) and for
 * the published schema.
 */
export interface Shape<Value> {
  readonly schema: JsonSchema;
  /** What is wrong with a value that stands at `path`; nothing if it fits. */
  findProblems(value: unknown, path: string): string[];
  /** Never there: it carries the type. */
  readonly of?: Value;
}

export type ValueOf<S> = S extends Shape<infer Value> ? Value : never;

export interface OptionalField<Value> {
  readonly optional: Shape<Value>;
}

export type Fields = Readonly<Record<string, Shape<unknown> | OptionalField<unknown>>>;

type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends OptionalField<unknown> ? K : never;
}[keyof F];

type ObjectOf<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]>;
} & {
  readonly [K in OptionalKeys<F>]?: F[K] extends OptionalField<infer Value> ? Value : never;
};

/** Fields that are not named are let through: a newer minor version may have added them. */
export function object<const F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  const entries = Object.entries(fields).map(([key, field]) =>
    'optional' in field
      ? { key, shape: field.optional, isRequired: false }
      : { key, shape: field, isRequired: true },
  );
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(entries.map(({ key, shape }) => [key, shape.schema])),
      required: entries.filter(({ isRequired }) => isRequired).map(({ key }) => key),
    },
    findProblems: (value, path) => {
      if (!isRecord(value)) return [`${path} must be an object, got ${show(value)}`];
      return entries.flatMap(({ key, shape, isRequired }) => {
        if (value[key] !== undefined) return shape.findProblems(value[key], `${path}.${key}`);
        return isRequired ? [`${path}.${key} is missing`] : [];
      });
    },
  };
}

export function optional<Value>(shape: Shape<Value>): OptionalField<Value> {
  return { optional: shape };
}

export function array<Item>(item: Shape<Item>, minItems = 0): Shape<readonly Item[]> {
  return {
    schema: { type: 'array', items: item.schema, ...(minItems > 0 && { minItems }) },
    findProblems: (value, path) =>
      Array.isArray(value) && value.length >= minItems
        ? value.flatMap((each, index) => item.findProblems(each, `${path}[${index}]`))
        : [`${path} must be an array${minItems > 0 ? ` of ${minItems} at least` : ''}, got ${show(value)}`],
  };
}

/** Any names, each with a value of one shape. */
export function record<Value>(item: Shape<Value>): Shape<Readonly<Record<string, Value>>> {
  return {
    schema: { type: 'object', additionalProperties: item.schema },
    findProblems: (value, path) =>
      isRecord(value)
        ? Object.entries(value).flatMap(([key, each]) => item.findProblems(each, `${path}.${key}`))
        : [`${path} must be an object, got ${show(value)}`],
  };
}

export function nullable<Value>(shape: Shape<Value>): Shape<Value | null> {
  return {
    schema: { anyOf: [shape.schema, { type: 'null' }] },
    findProblems: (value, path) => (value === null ? [] : shape.findProblems(value, path)),
  };
}

export function oneOf<const Value extends string | number>(...values: readonly Value[]): Shape<Value> {
  return {
    schema: { enum: values },
    findProblems: (value, path) =>
      values.some((each) => each === value)
        ? []
        : [`${path} must be ${values.map((each) => JSON.stringify(each)).join(' or ')}, got ${show(value)}`],
  };
}

/** Objects told apart by the field `state`. */
export function byState<const Shapes extends Readonly<Record<string, Shape<unknown>>>>(
  shapes: Shapes,
): Shape<ValueOf<Shapes[keyof Shapes]>> {
  const states = Object.keys(shapes);
  const stateShape = oneOf(...states);
  return {
    schema: { oneOf: Object.values(shapes).map(({ schema }) => schema) },
    findProblems: (value, path) => {
      if (!isRecord(value)) return [`${path} must be an object, got ${show(value)}`];
      const shape =
        typeof value.state === 'string' && Object.hasOwn(shapes, value.state) && shapes[value.state];
      return shape ? shape.findProblems(value, path) : stateShape.findProblems(value.state, `${path}.state`);
    },
  };
}

/** The same shape, with what it means. */
export function described<Value>(meaning: string, shape: Shape<Value>): Shape<Value> {
  return { ...shape, schema: { ...shape.schema, description: meaning } };
}

export const number: Shape<number> = scalar('number', (value) => Number.isFinite(value));
export const integer: Shape<number> = scalar('integer', (value) => Number.isInteger(value));
export const string: Shape<string> = scalar('string', (value) => typeof value === 'string');
export const boolean: Shape<boolean> = scalar('boolean', (value) => typeof value === 'boolean');

function scalar<Value>(type: string, fits: (value: unknown) => boolean): Shape<Value> {
  return {
    schema: { type },
    findProblems: (value, path) =>
      fits(value) ? [] : [`${path} must be of type ${type}, got ${show(value)}`],
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as JSON, cut short. */
function show(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}
