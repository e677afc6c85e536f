import { BlockList, isIP } from 'node:net';
import { matchesGlob } from './glob';
import { expandToText, expandVariables } from './policy-variables';
import type { ContextKeys } from './request-context';

/** Comparison of a value in a request with a value in a condition. */
export interface Comparison {
  /** Whether the value is valid in a condition. */
  readonly accepts: (expected: string) => boolean;
  readonly holds: (value: string, expected: string, keys: ContextKeys) => boolean;
}

const anything = () => true;

export const equalText: Comparison = {
  accepts: anything,
  holds: (value, expected, keys) => value === expandToText(expected, keys),
};

export const equalTextIgnoringCase: Comparison = {
  accepts: anything,
  holds: (value, expected, keys) => value.toLowerCase() === expandToText(expected, keys)?.toLowerCase(),
};

export const likeText: Comparison = {
  accepts: anything,
  holds: (value, expected, keys) => {
    const parts = expandVariables(expected, keys);
    return parts !== undefined && matchesGlob(parts, value);
  },
};

/**
 * "Each of the six colon-delimited components of the ARN is checked separately." The last component may contain colons.
 */
export const likeArn: Comparison = {
  accepts: anything,
  holds: (value, expected, keys) => {
    const components = splitArn(value);
    const patterns = splitArn(expected);
    return (
      components.length === 6 &&
      patterns.length === 6 &&
      patterns.every((pattern, index) => likeText.holds(components[index] ?? '', pattern, keys))
    );
  },
};

export const truth: Comparison = {
  accepts: (expected) => /^(true|false)$/i.test(expected),
  holds: (value, expected) => value.toLowerCase() === expected.toLowerCase(),
};

export const bytes: Comparison = {
  accepts: (expected) => /^[A-Za-z0-9+/]*={0,2}$/.test(expected),
  holds: (value, expected) => value === expected,
};

export const inAddressRange: Comparison = {
  accepts: (expected) => parseRange(expected) !== undefined,
  holds: (value, range) => {
    const family = isIP(value);
    return family !== 0 && (parseRange(range)?.check(value, family === 6 ? 'ipv6' : 'ipv4') ?? false);
  },
};

/** Compares numbers. `holds` receives the request's value minus the condition's value. */
export function numbers(holds: (difference: number) => boolean): Comparison {
  return ordered(Number, holds);
}

/** Compares times in ISO 8601 or in seconds since 1970. */
export function dates(holds: (difference: number) => boolean): Comparison {
  return ordered((text) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text)), holds);
}

function ordered(read: (text: string) => number, holds: (difference: number) => boolean): Comparison {
  return {
    accepts: (expected) => expected.trim() !== '' && Number.isFinite(read(expected)),
    holds: (value, expected) => holds(read(value) - read(expected)),
  };
}

/** Splits an ARN into at most six parts. A colon within a variable, as in `${aws:username}`, is not a separator. */
function splitArn(arn: string): string[] {
  const pieces = arn.match(/(?:\$\{[^}]*\}|[^:])+|(?<=:)(?=:|$)/g) ?? [];
  return pieces.length <= 6 ? pieces : [...pieces.slice(0, 5), pieces.slice(5).join(':')];
}

function parseRange(range: string): BlockList | undefined {
  const [base = '', bits] = range.split('/');
  const family = isIP(base);
  const width = family === 6 ? 128 : 32;
  if (family === 0 || (bits !== undefined && !(/^\d+$/.test(bits) && Number(bits) <= width)))
    return undefined;
  const list = new BlockList();
  list.addSubnet(base, Number(bits ?? width), family === 6 ? 'ipv6' : 'ipv4');
  return list;
}
