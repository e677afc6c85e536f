import type { RunningAccount } from './running';

/** Variables that would win over the account's keys, Region or endpoint. */
const RIVALS = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN'];
const RIVAL_FORMS = [/^AWS_ENDPOINT_URL_/, /^AWS_IGNORE_CONFIGURED_ENDPOINT_URLS$/];

/**
 * What `lab env` prints: POSIX shell commands that point the AWS CLI, the CDK CLI, the SDKs, Node.js and psql at a
 * loopback account. `env` is the caller's environment, for its list of hosts without proxy and for the variables
 * that have to go.
 */
export function renderShellExports(account: RunningAccount, env: NodeJS.ProcessEnv): string {
  const noProxy = [...new Set(['127.0.0.1', 'localhost', ...(env.NO_PROXY ?? env.no_proxy ?? '').split(',')])]
    .filter((host) => host !== '')
    .join(',');
  const variables = {
    AWS_ENDPOINT_URL: account.endpointUrl,
    AWS_REGION: account.region,
    AWS_DEFAULT_REGION: account.region,
    AWS_ACCOUNT_ID: account.accountId,
    AWS_ACCESS_KEY_ID: account.accessKeyId,
    AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
    NODE_EXTRA_CA_CERTS: account.caBundlePath,
    PGSSLROOTCERT: account.caBundlePath,
    NO_PROXY: noProxy,
    no_proxy: noProxy,
    // What is tried out on a loopback account concerns nobody else.
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
  const present = Object.keys(env).filter((name) => RIVAL_FORMS.some((form) => form.test(name)));
  const lines = [
    `unset ${[...RIVALS, ...present.sort()].join(' ')}`,
    ...Object.entries(variables).map(([name, value]) => `export ${name}=${quote(value)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Quotes for a POSIX shell: nothing is special between single quotes but the single quote. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
