import { validationError } from '../faults';
import type { Value, ValueObject } from './value';
import { isList, isValueObject } from './value';

/** Sources of dynamic references. Each resolves to undefined if the parameter or secret does not exist. */
export interface DynamicReferenceSources {
  readonly readSsmParameter: (name: string) => Promise<string | undefined>;
  /** Reads a secret by name or ARN. */
  readonly readSecret: (secretId: string) => Promise<string | undefined>;
}

const reference = /\{\{resolve:([a-z-]+):(.*?)\}\}/g;

/**
 * Replaces `{{resolve:ssm:…}}` and `{{resolve:secretsmanager:…}}` in texts with their values (user guide, "Get values
 * stored in other services using dynamic references"). Returns the same object if it contains no references.
 */
export async function resolveDynamicReferences(
  properties: ValueObject,
  sources: DynamicReferenceSources,
): Promise<ValueObject> {
  const found = [...textsIn(properties)].flatMap((text) => [...text.matchAll(reference)]);
  const values = new Map<string, string>();
  for (const [whole, service = '', key = ''] of found) {
    if (!values.has(whole)) values.set(whole, await readReference(service, key, sources));
  }
  if (values.size === 0) return properties;
  const fill = (text: string) => text.replace(reference, (whole) => values.get(whole) ?? whole);
  return fillObject(properties, fill);
}

async function readReference(
  service: string,
  key: string,
  { readSsmParameter, readSecret }: DynamicReferenceSources,
): Promise<string> {
  if (service === 'ssm') {
    const [name = ''] = key.split(':');
    const value = await readSsmParameter(name);
    if (value !== undefined) return value;
    throw validationError(`Unable to fetch parameters [${name}] from parameter store for this account.`);
  }
  if (service === 'secretsmanager') {
    const { secretId, jsonKey } = parseSecretKey(key);
    const secret = await readSecret(secretId);
    if (secret === undefined) {
      throw validationError(`Secrets Manager can't find the specified secret: ${secretId}`);
    }
    return jsonKey === '' ? secret : readJsonKey(secret, jsonKey);
  }
  throw validationError(
    `The loopback account does not support dynamic references of the service ${service}.`,
  );
}

/**
 * Parses `secret-id:SecretString:json-key:version-stage:version-id`. An ARN as the secret id has seven parts itself.
 */
function parseSecretKey(key: string): { readonly secretId: string; readonly jsonKey: string } {
  const parts = key.split(':');
  const idLength = key.startsWith('arn:') ? 7 : 1;
  const [, jsonKey = ''] = parts.slice(idLength);
  return { secretId: parts.slice(0, idLength).join(':'), jsonKey };
}

function readJsonKey(secret: string, jsonKey: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(secret);
  } catch {
    throw validationError('Could not parse SecretString JSON');
  }
  const value: unknown =
    typeof parsed === 'object' && parsed !== null && Object.hasOwn(parsed, jsonKey)
      ? Reflect.get(parsed, jsonKey)
      : undefined;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw validationError(`Could not find a value associated with JSONKey in SecretString: ${jsonKey}`);
}

function* textsIn(value: Value): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object') for (const part of Object.values(value)) yield* textsIn(part);
}

function fillObject(object: ValueObject, fill: (text: string) => string): ValueObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, fillValue(value, fill)]));
}

function fillValue(value: Value, fill: (text: string) => string): Value {
  if (typeof value === 'string') return fill(value);
  if (isList(value)) return value.map((item) => fillValue(item, fill));
  return isValueObject(value) ? fillObject(value, fill) : value;
}
