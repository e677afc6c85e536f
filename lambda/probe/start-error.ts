import type { ProbeErrorName } from './contract';
import { ProbeError } from './errors';
import { classify } from './outcome';

/** What an error that keeps the run from beginning means, by its cause or code; the first row that fits decides. */
const START_ERRORS: readonly StartErrorRule[] = [
  row(
    /^certificate$/,
    'DatabaseUnreachable',
    'let NODE_EXTRA_CA_CERTS name a file of the certificates that the database proves itself by',
  ),
  row(
    /^28...$/,
    'LoginRefused',
    'check that the role exists and has rds_iam, and that the function may rds-db:connect as it',
  ),
  row(/^23505$/, 'NotPrepared', 'a run had this runId before: give every run one of its own'),
  row(/^(3D000|3F000|42...)$/, 'NotPrepared', 'prepare the database as the contract says'),
  row(
    /^25006$/,
    'DatabaseUnreachable',
    'the cluster endpoint leads to a reader: wait until it leads to the writer',
  ),
  row(
    /^/,
    'DatabaseUnreachable',
    'check that the cluster is available and that its security group lets the function in',
  ),
];

interface StartErrorRule {
  readonly pattern: RegExp;
  readonly name: ProbeErrorName;
  readonly advice: string;
}

function row(pattern: RegExp, name: ProbeErrorName, advice: string): StartErrorRule {
  return { pattern, name, advice };
}

/** Why the run cannot begin: what was tried, what came of it and what to do. */
export function toStartError(attempt: string, error: unknown): ProbeError {
  const { code, cause, message } = classify({ error, phase: 'connecting', isWrite: false });
  const rule = START_ERRORS.find(
    ({ pattern }) => pattern.test(cause) || (code !== undefined && pattern.test(code)),
  );
  const seen = code === undefined ? message : `${message} (${code})`;
  return new ProbeError(rule?.name ?? 'DatabaseUnreachable', `${attempt}: ${seen}; ${rule?.advice}`, {
    cause: error,
  });
}
