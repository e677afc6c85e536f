/** What reading one setting came to. `problem` completes a sentence that begins with the setting's name. */
export type Reading<Value> = { readonly value: Value } | { readonly problem: string };

/** Reads a whole number from `low` to `high`; `reason` says why the range is what it is. */
export function readInteger(low: number, high: number, reason?: string) {
  return (value: unknown): Reading<number> => {
    const number = toInteger(value);
    if (number !== undefined && number >= low && number <= high) return { value: number };
    const because = reason ? ` (${reason})` : '';
    return { problem: `must be an integer from ${low} to ${high}, got ${seen(value)}${because}` };
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
    return { problem: `must be a number of ACUs from ${low} to 256 in steps of 0.5, got ${seen(value)}` };
  };
}

/**
 * Reads one promotion tier per reader: `0,1,15`, a list of numbers, or one number for one reader.
 * `readers` is undefined when their number is not known; then the tiers are not counted against it.
 */
export function readTiers(readers: number | undefined) {
  return (value: unknown): Reading<readonly number[]> => {
    const tiers = toList(value).map(toInteger);
    const valid = tiers.filter((tier): tier is number => tier !== undefined && tier >= 0 && tier <= 15);
    if (valid.length === tiers.length && valid.length === (readers ?? tiers.length)) return { value: valid };
    const wanted = 'must be one integer from 0 to 15 per reader, separated by commas';
    const count = readers === undefined ? '' : `; the number of readers is ${readers}`;
    return { problem: `${wanted}${count}, got ${seen(value)}` };
  };
}

/** Reads one of a few words. */
export function readChoice<Choice extends string>(...choices: readonly Choice[]) {
  return (value: unknown): Reading<Choice> => {
    const choice = choices.find((candidate) => candidate === value);
    return choice
      ? { value: choice }
      : { problem: `must be one of ${choices.join(', ')}, got ${seen(value)}` };
  };
}

/** Reads `true` or `false`, as a boolean or spelt out. */
export function readBoolean(value: unknown): Reading<boolean> {
  if (value === true || value === 'true') return { value: true };
  if (value === false || value === 'false') return { value: false };
  return { problem: `must be true or false, got ${seen(value)}` };
}

/**
 * Reads a stack's name that is a good cluster identifier as well.
 * RDS allows 63 characters; instances get the cluster's identifier and up to three more (`-16`).
 */
export function readStackName(value: unknown): Reading<string> {
  const isName = typeof value === 'string' && /^[a-z](-?[a-z0-9])*$/i.test(value) && value.length <= 60;
  if (isName) return { value };
  const wanted = 'must be a letter followed by letters, digits and single hyphens, not end with a hyphen';
  return { problem: `${wanted}, and have at most 60 characters, got ${seen(value)}` };
}

/** Shows a value as the user gave it: numbers bare, everything else as JSON. */
export function seen(value: unknown): string {
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return value;
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
}

/** Only digits count as a whole number: `Number` alone would take "", "0x2", "1e1" and null as well. */
function toInteger(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  return typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}

function toList(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return value === '' ? [] : value.split(',').map((entry) => entry.trim());
  return Array.isArray(value) ? value : [value];
}
