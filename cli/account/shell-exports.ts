import type { RunningAccount } from './running';
import { renderShellMark, SHELL_MARK } from './shell-mark';

type Render = (account: RunningAccount, env: NodeJS.ProcessEnv) => string;

const VARIABLES: Readonly<Record<string, Render>> = {
  AWS_ENDPOINT_URL: ({ endpointUrl }) => endpointUrl,
  AWS_REGION: ({ region }) => region,
  AWS_DEFAULT_REGION: ({ region }) => region,
  AWS_ACCOUNT_ID: ({ accountId }) => accountId,
  AWS_ACCESS_KEY_ID: ({ accessKeyId }) => accessKeyId,
  AWS_SECRET_ACCESS_KEY: ({ secretAccessKey }) => secretAccessKey,
  NODE_EXTRA_CA_CERTS: ({ caBundlePath }) => caBundlePath,
  PGSSLROOTCERT: ({ caBundlePath }) => caBundlePath,
  NO_PROXY: renderNoProxy,
  no_proxy: renderNoProxy,
  // The CDK CLI would report to AWS what is tried out on a loopback account.
  CDK_DISABLE_CLI_TELEMETRY: () => 'true',
  [SHELL_MARK]: renderShellMark,
};

/** Variables that would win over the account's keys, Region or endpoint. */
const RIVALS = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN'];
const RIVAL_FORMS = [/^AWS_ENDPOINT_URL_\w+$/, /^AWS_IGNORE_CONFIGURED_ENDPOINT_URLS$/];

/** Shell variables that are not exported: no program needs to see a user's own keys beside the account's. */
const SAVED = 'lab_saved_';
const RESTORE = 'lab_restore';

/**
 * POSIX shell commands that point the AWS CLI, the CDK CLI, the SDKs, Node.js and psql at a loopback account. `env` is
 * the shell's environment: the hosts that it reaches without a proxy are kept, and what would win over the account's
 * variables is unset.
 */
export function renderShellExports(account: RunningAccount, env: NodeJS.ProcessEnv): string {
  const present = Object.keys(env).filter((name) => RIVAL_FORMS.some((form) => form.test(name)));
  const rivals = [...RIVALS, ...present.sort()];
  return toScript([
    ...renderSaving([...rivals, ...Object.keys(VARIABLES)], env),
    `unset ${rivals.join(' ')}`,
    ...Object.entries(VARIABLES).map(([name, render]) => `export ${name}=${quote(render(account, env))}`),
  ]);
}

/**
 * POSIX shell commands that undo those of `renderShellExports`. The previous values are known to the shell that has
 * evaluated them only, not to a shell that was started from it.
 */
export function renderShellRestore(): string {
  return toScript([
    `unset ${Object.keys(VARIABLES).join(' ')}`,
    `eval "\${${RESTORE}-}"`,
    `unset ${RESTORE}`,
  ]);
}

/** Saves values by name, so that no value appears in the output, which may end in a log. */
function renderSaving(names: readonly string[], env: NodeJS.ProcessEnv): string[] {
  // A shell that points at an account already has saved its own values; the present ones are that account's.
  if (env[SHELL_MARK] !== undefined) return [];
  const present = names.filter((name) => env[name] !== undefined);
  const restoring = present.map((name) => `export ${name}="$${SAVED}${name}"; unset ${SAVED}${name}`);
  return [...present.map((name) => `${SAVED}${name}=$${name}`), `${RESTORE}=${quote(restoring.join('; '))}`];
}

function renderNoProxy(_: RunningAccount, env: NodeJS.ProcessEnv): string {
  const hosts = ['127.0.0.1', 'localhost', ...(env.NO_PROXY ?? env.no_proxy ?? '').split(',')];
  return [...new Set(hosts)].filter((host) => host !== '').join(',');
}

/** Quotes for a POSIX shell: between single quotes only the single quote is special. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function toScript(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
