import { randomInt } from 'node:crypto';
import type { ValueObject } from '../../template/value';
import { optionalText } from '../optional-text';
import { ResourceError } from '../resource-error';

/** Character classes of a generated secret, each with the property that excludes it. */
const kinds = [
  { excluded: 'ExcludeLowercase', characters: 'abcdefghijklmnopqrstuvwxyz' },
  { excluded: 'ExcludeUppercase', characters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' },
  { excluded: 'ExcludeNumbers', characters: '0123456789' },
  { excluded: 'ExcludePunctuation', characters: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~' },
] as const;

const defaultLength = 32;

/** Returns a random text as `GenerateSecretString` specifies, inserted into its template if it has one. */
export function generateSecretString(properties: ValueObject): string {
  const template = optionalText(properties, 'SecretStringTemplate');
  const key = optionalText(properties, 'GenerateStringKey');
  const text = generateText(properties);
  if (template === undefined && key === undefined) return text;
  if (template === undefined || key === undefined) {
    throw new ResourceError(
      'InvalidRequest',
      'You must specify both SecretStringTemplate and GenerateStringKey, or neither.',
    );
  }
  return JSON.stringify({ ...parseTemplate(template), [key]: text });
}

function generateText(properties: ValueObject): string {
  const { PasswordLength: length = defaultLength, ExcludeCharacters: excluded = '' } = properties;
  const alphabets = kinds
    .filter((kind) => properties[kind.excluded] !== true)
    .map(({ characters }) => without(characters, String(excluded)))
    .concat(properties.IncludeSpace === true ? [' '] : [])
    .filter((characters) => characters !== '');
  const everything = alphabets.join('');
  if (everything === '' || Number(length) < alphabets.length || Number(length) > 4096) {
    throw new ResourceError(
      'InvalidRequest',
      `A secret of ${length} characters cannot satisfy GenerateSecretString.`,
    );
  }
  const isEachNeeded = properties.RequireEachIncludedType !== false;
  const first = isEachNeeded ? alphabets.map(pick) : [];
  const rest = Array.from({ length: Number(length) - first.length }, () => pick(everything));
  return shuffle([...first, ...rest]).join('');
}

function without(characters: string, excluded: string): string {
  return [...characters].filter((character) => !excluded.includes(character)).join('');
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length));
}

function shuffle(items: readonly string[]): readonly string[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const [moved = ''] = shuffled.splice(randomInt(last + 1), 1);
    shuffled.push(moved);
  }
  return shuffled;
}

function parseTemplate(template: string): object {
  try {
    const parsed: unknown = JSON.parse(template);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  } catch {
    // Text that is not JSON gets the error below.
  }
  throw new ResourceError('InvalidRequest', 'SecretStringTemplate must be a JSON object.');
}
