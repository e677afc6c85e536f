import { validationError } from '../faults';
import { checkConstraints } from './parameter-constraints';
import type { ParameterTemplate } from './template';
import type { Value } from './value';

/** Parameter in a request. */
export interface GivenParameter {
  readonly ParameterKey?: string | undefined;
  readonly ParameterValue?: string | undefined;
  readonly UsePreviousValue?: boolean | undefined;
}

/** Parameter with its value. */
export interface Parameter {
  /** Text from the request. For a parameter of Systems Manager, its name in Systems Manager. */
  readonly text: string;
  /** Value of `Ref`. */
  readonly value: Value;
  /** Value that Systems Manager has for this name. */
  readonly resolvedText: string | undefined;
  readonly noEcho: boolean;
}

/** Reads a parameter of Systems Manager. Resolves to undefined if it does not exist. */
export type ReadSsmParameter = (name: string) => Promise<string | undefined>;

/**
 * Determines the value of every parameter of a template: from the request, from the previous deployment, or its
 * default.
 */
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
  // `Parameter::Name` only requires that the parameter exists; its value is the name.
  return type === 'AWS::SSM::Parameter::Name' ? undefined : value;
}

/** Returns `List<String>` for `AWS::SSM::Parameter::Value<List<String>>`, and any other type unchanged. */
function valueType(type: string): string {
  return /^AWS::SSM::Parameter::Value<(.+)>$/.exec(type)?.[1] ?? type;
}

function parseText(text: string, type: string): Value {
  if (type !== 'CommaDelimitedList' && !type.startsWith('List<')) return text;
  return text === '' ? [] : text.split(',').map((item) => item.trim());
}
