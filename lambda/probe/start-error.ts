import type { ProbeErrorName } from './contract';
import { ProbeError } from './errors';
import { classify } from './outcome';

/** Names and advice for errors before the run, by the error's cause or code. The first row that matches decides. */
const START_ERRORS: readonly StartErrorRule[] = [
  row(
    /^certificate$/,
    'DatabaseUnreachable',
    'set NODE_EXTRA_CA_CERTS to a file with the certificate authority of the database',
  ),
  row(
    /^28...$/,
    'LoginRefused',
    'check that the role exists and has rds_iam, and that the function has rds-db:connect for it',
  ),
  row(/^23505$/, 'NotPrepared', 'an earlier run had this runId: use a new runId for every run'),
  row(/^(3D000|3F000|42...)$/, 'NotPrepared', 'prepare the database as lambda/probe/contract.ts describes'),
  row(
    /^25006$/,
    'DatabaseUnreachable',
    'the cluster endpoint leads to a reader: wait until it leads to the writer',
  ),
  row(
    /^/,
    'DatabaseUnreachable',
    'check that the cluster is available and that its security group admits the function',
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

/** Returns the reason why the run cannot begin: the attempt, its error and the next step. */
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
