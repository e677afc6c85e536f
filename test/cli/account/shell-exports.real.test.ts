import { execFileSync } from 'node:child_process';
import type { RunningAccount } from '../../../cli/account/running';
import { renderShellExports } from '../../../cli/account/shell-exports';

const account: RunningAccount = {
  state: 'running',
  pid: 1,
  endpointUrl: 'http://127.0.0.1:4566',
  region: 'eu-central-1',
  accountId: '123456789012',
  accessKeyId: 'AKIA0123456789ABCDEF',
  secretAccessKey: "se'cr$et`/+",
  caBundlePath: '/tmp/a folder/ca.pem',
  endpointPorts: {},
};

/** What a POSIX shell's environment holds after it has evaluated the exports. */
function evaluate(env: Record<string, string>): Record<string, string> {
  const script = `${renderShellExports(account, env)}\nenv`;
  const output = execFileSync('/bin/sh', ['-c', script], { env, encoding: 'utf8' });
  return Object.fromEntries(output.split('\n').map((line) => line.split(/=(.*)/s, 2) as [string, string]));
}

it('points a shell at the account, whatever characters its values hold', () => {
  expect(evaluate({})).toMatchObject({
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
    AWS_REGION: 'eu-central-1',
    AWS_DEFAULT_REGION: 'eu-central-1',
    AWS_ACCOUNT_ID: '123456789012',
    AWS_ACCESS_KEY_ID: 'AKIA0123456789ABCDEF',
    AWS_SECRET_ACCESS_KEY: "se'cr$et`/+",
    NODE_EXTRA_CA_CERTS: '/tmp/a folder/ca.pem',
  });
});

it('keeps the CDK CLI from telling others what is tried out', () => {
  expect(evaluate({})).toMatchObject({ CDK_DISABLE_CLI_TELEMETRY: 'true' });
});

it('takes away what would win over it', () => {
  const rivals = {
    AWS_PROFILE: 'work',
    AWS_SESSION_TOKEN: 'token',
    AWS_ENDPOINT_URL_S3: 'http://elsewhere',
    AWS_ENDPOINT_URL_CLOUDFORMATION: 'http://elsewhere',
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  };
  expect(Object.keys(evaluate(rivals))).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/PROFILE|TOKEN|URL_|URLS/)]),
  );
});

it.each([
  [{}, '127.0.0.1,localhost'],
  [{ NO_PROXY: 'example.com' }, '127.0.0.1,localhost,example.com'],
  [{ no_proxy: 'example.com,127.0.0.1' }, '127.0.0.1,localhost,example.com'],
])('keeps the loopback address from proxies, beside what %j excepts', (env, expected) => {
  expect(evaluate(env)).toMatchObject({ NO_PROXY: expected, no_proxy: expected });
});
