import { InvalidArgumentError, Option } from 'commander';

/** The exercises are numbered from 0. */
export const LAST_EXERCISE = 10;

/** Creates `--pace`. `remark` is appended to the description, such as a default that depends on other options. */
export function paceOption(remark = ''): Option {
  const meaning =
    "AWS's waiting times, added to PostgreSQL's own failover time: none (instant), typical or slow";
  return new Option('--pace <pace>', meaning + remark).choices(['instant', 'typical', 'slow']);
}

export function stackOption(): Option {
  return new Option('--stack <name>', 'name of the CloudFormation stack')
    .default('AuroraFailoverLab')
    .argParser(parseStackName);
}

export function awsOption(): Option {
  return new Option(
    '--aws',
    "use the account that the environment points at, instead of this folder's loopback account",
  );
}

/** Parser of the number of an exercise. */
export const exerciseNumber = integer(0, LAST_EXERCISE);

/** Applies CloudFormation's rule for stack names. */
function parseStackName(text: string): string {
  if (/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(text)) return text;
  throw new InvalidArgumentError(
    'It must begin with a letter and contain only letters, digits and hyphens, at most 128 characters.',
  );
}

/** Returns a parser of integers that accepts only digits: it refuses "1e3" and "". */
export function integer(low: number, high: number) {
  return (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= low && value <= high) return value;
    throw new InvalidArgumentError(`It must be an integer from ${low} to ${high}.`);
  };
}

/** Parses a factor from 1 to 100 with up to three decimals. */
export function factor(text: string): number {
  const value = /^\d{1,3}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 1 && value <= 100) return value;
  throw new InvalidArgumentError('It must be a number from 1 to 100, such as 1.5.');
}

/** Creates `--junit`. */
export function junitOption(): Option {
  return new Option('--junit <file>', 'also write the result as JUnit XML to this file (default: no file)');
}

/** Parser of a repeatable option: collects its values in a list. */
export function collect(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, text];
}
