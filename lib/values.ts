/** Result of reading one setting. `problem` completes a sentence that begins with the setting's name. */
export type Reading<Value> = { readonly value: Value } | { readonly problem: string };

/** Reads a whole number from `low` to `high`. `reason` explains the range in the error message. */
export function readInteger(low: number, high: number, reason?: string) {
  return (value: unknown): Reading<number> => {
    const number = toInteger(value);
    if (number !== undefined && number >= low && number <= high) return { value: number };
    const because = reason ? ` (${reason})` : '';
    return { problem: `must be an integer from ${low} to ${high}, got ${showValue(value)}${because}` };
  };
}

/**
 * Reads an amount of Aurora capacity units: `low` to 256 in steps of 0.5.
 * Source: Aurora user guide, "Capacity range for Aurora Serverless v2".
 */
export function readCapacity(low: number) {
  return (value: unknown): Reading<number> => {
    const isNumber =
      typeof value === 'number' || (typeof value === 'string' && /^\d{1,3}(\.\d)?$/.test(value));
    const units = isNumber ? Number(value) : Number.NaN;
    if (units >= low && units <= 256 && Number.isInteger(units * 2)) return { value: units };
    return {
      problem: `must be a number of ACUs from ${low} to 256 in steps of 0.5, got ${showValue(value)}`,
    };
  };
}

/**
 * Reads one promotion tier per reader: `0,1,15`, a list of numbers, or one number for one reader.
 * `readers` is undefined if the number of readers is not known. Then the number of tiers is not checked.
 */
export function readTiers(readers: number | undefined) {
  return (value: unknown): Reading<readonly number[]> => {
    const tiers = toList(value).map(toInteger);
    const valid = tiers.filter((tier): tier is number => tier !== undefined && tier >= 0 && tier <= 15);
    if (valid.length === tiers.length && valid.length === (readers ?? tiers.length)) return { value: valid };
    const wanted = 'must be one integer from 0 to 15 per reader, separated by commas';
    const count = readers === undefined ? '' : `; the number of readers is ${readers}`;
    return { problem: `${wanted}${count}, got ${showValue(value)}` };
  };
}

/** Reads one of the given words. */
export function readChoice<Choice extends string>(...choices: readonly Choice[]) {
  return (value: unknown): Reading<Choice> => {
    const choice = choices.find((candidate) => candidate === value);
    return choice
      ? { value: choice }
      : { problem: `must be one of ${choices.join(', ')}, got ${showValue(value)}` };
  };
}

/** Reads `true` or `false`, as a boolean or as text. */
export function readBoolean(value: unknown): Reading<boolean> {
  if (value === true || value === 'true') return { value: true };
  if (value === false || value === 'false') return { value: false };
  return { problem: `must be true or false, got ${showValue(value)}` };
}

/**
 * Reads a stack name that is also a valid cluster identifier.
 * RDS allows 63 characters. Instance identifiers are the cluster's identifier and up to three characters (`-16`).
 */
export function readStackName(value: unknown): Reading<string> {
  const isName = typeof value === 'string' && /^[a-z](-?[a-z0-9])*$/i.test(value) && value.length <= 60;
  if (isName) return { value };
  const wanted = 'must be a letter followed by letters, digits and single hyphens, not end with a hyphen';
  return { problem: `${wanted}, and have at most 60 characters, got ${showValue(value)}` };
}

/** Formats a value for an error message: numbers without quotes, other values as JSON. */
export function showValue(value: unknown): string {
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return value;
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
}

/** Accepts digits only: `Number` alone would also accept "", "0x2", "1e1" and null. */
function toInteger(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  return typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}

/** Returns the entries of a list, or of text with commas. */
export function toList(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return value === '' ? [] : value.split(',').map((entry) => entry.trim());
  return Array.isArray(value) ? value : [value];
}
