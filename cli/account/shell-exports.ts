import type { RunningAccount } from './running';
import { renderShellAccount, SHELL_ACCOUNT } from './shell-account';

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
  // Without this variable the CDK CLI would send usage data about the loopback account to AWS.
  CDK_DISABLE_CLI_TELEMETRY: () => 'true',
  [SHELL_ACCOUNT]: renderShellAccount,
};

/** Variables that take precedence over the exported keys, Region or endpoint. */
const OVERRIDES = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN'];
const OVERRIDE_PATTERNS = [/^AWS_ENDPOINT_URL_\w+$/, /^AWS_IGNORE_CONFIGURED_ENDPOINT_URLS$/];

/** Shell variables, not exported: programs must not see the user's own keys. */
const SAVED = 'lab_saved_';
const RESTORE = 'lab_restore';

/**
 * Returns POSIX shell commands that point the AWS CLI, the CDK CLI, the SDKs, Node.js and psql at a loopback account.
 * `env` is the shell's environment. The hosts in its `NO_PROXY` are kept; variables that take precedence over the
 * exported variables are unset.
 */
export function renderShellExports(account: RunningAccount, env: NodeJS.ProcessEnv): string {
  const overrides = overridesIn(env);
  return toScript([
    ...renderSaving([...overrides, ...Object.keys(VARIABLES)], env),
    `unset ${overrides.join(' ')}`,
    ...Object.entries(VARIABLES).map(([name, render]) => `export ${name}=${quote(render(account, env))}`),
  ]);
}

/** Returns an environment that points at a loopback account, as the exports do, and is otherwise like `env`. */
export function pointAtAccount(account: RunningAccount, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const overrides = overridesIn(env);
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !overrides.includes(name))),
    ...Object.fromEntries(Object.entries(VARIABLES).map(([name, render]) => [name, render(account, env)])),
  };
}

/**
 * Returns POSIX shell commands that undo the commands of `renderShellExports`. Only the shell that evaluated those
 * commands has the previous values; a shell started from it does not.
 */
export function renderShellRestore(): string {
  return toScript([
    `unset ${Object.keys(VARIABLES).join(' ')}`,
    `eval "\${${RESTORE}-}"`,
    `unset ${RESTORE}`,
  ]);
}

/** Returns the variables to unset. */
function overridesIn(env: NodeJS.ProcessEnv): readonly string[] {
  const present = Object.keys(env).filter((name) => OVERRIDE_PATTERNS.some((form) => form.test(name)));
  return [...OVERRIDES, ...present.sort()];
}

/**
 * Renders commands that save the values. The commands contain only names of variables, because the output may be
 * logged.
 */
function renderSaving(names: readonly string[], env: NodeJS.ProcessEnv): string[] {
  // A shell that already points at a loopback account has saved its own values; its current values are the account's.
  if (env[SHELL_ACCOUNT] !== undefined) return [];
  const present = names.filter((name) => env[name] !== undefined);
  const restoring = present.map((name) => `export ${name}="$${SAVED}${name}"; unset ${SAVED}${name}`);
  return [...present.map((name) => `${SAVED}${name}=$${name}`), `${RESTORE}=${quote(restoring.join('; '))}`];
}

function renderNoProxy(_: RunningAccount, env: NodeJS.ProcessEnv): string {
  const hosts = ['127.0.0.1', 'localhost', ...(env.NO_PROXY ?? env.no_proxy ?? '').split(',')];
  return [...new Set(hosts)].filter((host) => host !== '').join(',');
}

/** Quotes text for a POSIX shell, where only the single quote is special between single quotes. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function toScript(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
