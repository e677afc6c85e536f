import { validationError } from '../faults';
import { checkConstraints } from './parameter-constraints';
import type { ParameterTemplate } from './template';
import type { Value } from './value';

/** A parameter as a request gives it. */
export interface GivenParameter {
  readonly ParameterKey?: string | undefined;
  readonly ParameterValue?: string | undefined;
  readonly UsePreviousValue?: boolean | undefined;
}

/** A parameter with its value. */
export interface Parameter {
  /** As given. For a parameter of Systems Manager this is the name it has there. */
  readonly text: string;
  /** What `Ref` gives. */
  readonly value: Value;
  /** What Systems Manager has under the name. */
  readonly resolvedText: string | undefined;
  readonly noEcho: boolean;
}

/** Reads a parameter of Systems Manager; undefined when there is none of the name. */
export type ReadSsmParameter = (name: string) => Promise<string | undefined>;

/** Gives every parameter of a template its value: the one given, the one before, or its default. */
export async function resolveParameters(
  templates: ReadonlyMap<string, ParameterTemplate>,
  given: readonly GivenParameter[],
  previous: ReadonlyMap<string, Parameter>,
  readSsmParameter: ReadSsmParameter,
): Promise<ReadonlyMap<string, Parameter>> {
  const texts = chooseTexts(templates, given, previous);
  const resolved = new Map<string, Parameter>();
  for (const [name, template] of templates) {
    const text = texts.get(name) ?? '';
    checkConstraints(name, text, template);
    const resolvedText = await resolveSsm(text, template, readSsmParameter);
    const value = parseText(resolvedText ?? text, valueType(template.type));
    resolved.set(name, { text, value, resolvedText, noEcho: template.noEcho });
  }
  return resolved;
}

function chooseTexts(
  templates: ReadonlyMap<string, ParameterTemplate>,
  given: readonly GivenParameter[],
  previous: ReadonlyMap<string, Parameter>,
): ReadonlyMap<string, string> {
  const unknown = given.filter(({ ParameterKey = '' }) => !templates.has(ParameterKey));
  if (unknown.length > 0) {
    const names = unknown.map(({ ParameterKey }) => ParameterKey).join(', ');
    throw validationError(`Parameters: [${names}] do not exist in the template`);
  }
  const byName = new Map(given.map((parameter) => [parameter.ParameterKey, parameter]));
  const texts = new Map<string, string>();
  const missing: string[] = [];
  for (const [name, template] of templates) {
    const { UsePreviousValue, ParameterValue } = byName.get(name) ?? {};
    const text = UsePreviousValue ? previousText(name, previous) : (ParameterValue ?? template.default);
    if (text === undefined) missing.push(name);
    else texts.set(name, text);
  }
  if (missing.length > 0) throw validationError(`Parameters: [${missing.join(', ')}] must have values`);
  return texts;
}

function previousText(name: string, previous: ReadonlyMap<string, Parameter>): string {
  const parameter = previous.get(name);
  if (parameter !== undefined) return parameter.text;
  throw validationError(
    `Invalid input for parameter key ${name}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
  );
}

async function resolveSsm(
  name: string,
  { type }: ParameterTemplate,
  readSsmParameter: ReadSsmParameter,
): Promise<string | undefined> {
  if (!type.startsWith('AWS::SSM::Parameter::')) return undefined;
  const value = await readSsmParameter(name);
  if (value === undefined) {
    throw validationError(`Unable to fetch parameters [${name}] from parameter store for this account.`);
  }
  // `Parameter::Name` only asks that there is one; its value stays the name.
  return type === 'AWS::SSM::Parameter::Name' ? undefined : value;
}

/** `List<String>` of `AWS::SSM::Parameter::Value<List<String>>`; other types stand for themselves. */
function valueType(type: string): string {
  return /^AWS::SSM::Parameter::Value<(.+)>$/.exec(type)?.[1] ?? type;
}

function parseText(text: string, type: string): Value {
  if (type !== 'CommaDelimitedList' && !type.startsWith('List<')) return text;
  return text === '' ? [] : text.split(',').map((item) => item.trim());
}
