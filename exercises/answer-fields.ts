import type { AnswerField } from './exercise';

/** Answer that is one of a few words. */
export function choice(name: string, meaning: string, values: readonly string[]): AnswerField {
  return {
    name,
    meaning,
    parse(text) {
      if (values.includes(text)) return text;
      throw new Error(`${name} must be one of: ${values.join(', ')}; got "${text}"`);
    },
  };
}

/** Answer that is a number of seconds. */
export function seconds(name: string, meaning: string, low: number, high: number): AnswerField {
  return {
    name,
    meaning,
    parse(text) {
      const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
      if (value >= low && value <= high) return String(value);
      throw new Error(`${name} must be a number of seconds from ${low} to ${high}; got "${text}"`);
    },
  };
}

/** Answer that is the identifier of an instance. */
export function instance(name: string, meaning: string): AnswerField {
  return matching(
    name,
    meaning,
    /^[a-z](-?[a-z0-9])*$/,
    'the identifier of an instance, such as aurorafailoverlab-2',
  );
}

/** Answer that is an SQLSTATE. */
export function sqlState(name: string, meaning: string): AnswerField {
  return matching(
    name,
    meaning,
    /^[0-9A-Z]{5}$/,
    'an SQLSTATE: five digits or capital letters, such as 42P01',
  );
}

function matching(name: string, meaning: string, form: RegExp, allowed: string): AnswerField {
  return {
    name,
    meaning,
    parse(text) {
      if (form.test(text)) return text;
      throw new Error(`${name} must be ${allowed}; got "${text}"`);
    },
  };
}
