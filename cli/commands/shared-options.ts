import { InvalidArgumentError, Option } from 'commander';

/** `remark` follows the meaning, such as a default that depends on other options. */
export function paceOption(remark = ''): Option {
  const meaning =
    "waits of AWS that are added to PostgreSQL's own failover: none, typical ones, or slow ones";
  return new Option('--pace <pace>', meaning + remark).choices(['instant', 'typical', 'slow']);
}

export function stackOption(): Option {
  return new Option('--stack <name>', 'name of the stack')
    .default('AuroraFailoverLab')
    .argParser(parseStackName);
}

/** CloudFormation's rule for names of stacks. */
function parseStackName(text: string): string {
  if (/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(text)) return text;
  throw new InvalidArgumentError(
    'It must begin with a letter and have letters, digits and hyphens only, at most 128.',
  );
}

/** A parser of whole numbers. Takes digits only: "1e3" and "" are refused. */
export function integer(low: number, high: number) {
  return (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= low && value <= high) return value;
    throw new InvalidArgumentError(`It must be an integer from ${low} to ${high}.`);
  };
}
