import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { RunningAccount } from '../../../cli/account/running';
import { renderShellExports, renderShellRestore } from '../../../cli/account/shell-exports';

const account: RunningAccount = {
  state: 'running',
  pid: 1,
  endpointUrl: 'http://127.0.0.1:4566',
  region: 'eu-central-1',
  accountId: '123456789012',
  accessKeyId: 'AKIA0123456789ABCDEF',
  secretAccessKey: "se'cr$et`/+",
  caBundlePath: '/tmp/a folder/ca.pem',
  hostNamesPreloadPath: '/tmp/hosts.cjs',
  endpointPorts: {},
};

/** Returns the environment of a shell's child processes after the shell has evaluated a script. */
function environmentAfter(
  script: string,
  env: Record<string, string>,
  shell = '/bin/sh',
): Record<string, string> {
  const output = execFileSync(shell, ['-c', `${script}\nenv`], {
    // The shell has no input, because bash reads its start-up file if its input is a socket.
    ...{ env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  });
  const variables = output.split('\n').map((line) => line.split(/=(.*)/s, 2) as [string, string]);
  // Leaves out the variables that every shell sets.
  return Object.fromEntries(variables.filter(([name]) => !/^(PWD|OLDPWD|SHLVL|_|)$/.test(name)));
}

/** Returns the environment after a shell has evaluated the exports. */
const evaluate = (env: Record<string, string>) => environmentAfter(renderShellExports(account, env), env);

it('the exports point a shell at the account, also if values contain special characters', () => {
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

it('the exports turn off the telemetry of the CDK CLI', () => {
  expect(evaluate({})).toMatchObject({ CDK_DISABLE_CLI_TELEMETRY: 'true' });
});

it('the exports unset variables that take precedence over the account', () => {
  const overrides = {
    AWS_PROFILE: 'work',
    AWS_SESSION_TOKEN: 'token',
    AWS_ENDPOINT_URL_S3: 'http://elsewhere',
    AWS_ENDPOINT_URL_CLOUDFORMATION: 'http://elsewhere',
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  };
  expect(Object.keys(evaluate(overrides))).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/PROFILE|TOKEN|URL_|URLS/)]),
  );
});

it.each([
  [{}, '127.0.0.1,localhost'],
  [{ NO_PROXY: 'example.com' }, '127.0.0.1,localhost,example.com'],
  [{ no_proxy: 'example.com,127.0.0.1' }, '127.0.0.1,localhost,example.com'],
])('the exports add 127.0.0.1 and localhost to the hosts without a proxy in %j', (env, expected) => {
  expect(evaluate(env)).toMatchObject({ NO_PROXY: expected, no_proxy: expected });
});

describe('lab env --unset', () => {
  const before = {
    PATH: String(process.env.PATH),
    AWS_PROFILE: 'work',
    AWS_REGION: 'eu-west-3',
    AWS_SECRET_ACCESS_KEY: "o'w $n",
    AWS_ENDPOINT_URL_S3: 'http://elsewhere',
    NO_PROXY: 'example.com',
    NODE_EXTRA_CA_CERTS: '/etc/company.pem',
  };
  const shells = ['/bin/sh', '/bin/bash', '/bin/dash', '/bin/zsh'].filter((shell) => existsSync(shell));

  it.each(shells)(
    'restores every variable in %s, also if the shell treats unset variables as errors',
    (shell) => {
      const script = `set -eu\n${renderShellExports(account, before)}\n${renderShellRestore()}`;
      expect(environmentAfter(script, before, shell)).toEqual(before);
    },
  );

  it('restores the values from before the first lab env if lab env was used twice', () => {
    const first = renderShellExports(account, before);
    const second = renderShellExports({ ...account, accessKeyId: 'AKIB' }, environmentAfter(first, before));
    expect(environmentAfter([first, second, renderShellRestore()].join('\n'), before)).toEqual(before);
  });

  it('removes the account from a shell that does not know the previous values, such as a child shell', () => {
    expect(environmentAfter(renderShellRestore(), evaluate(before))).toEqual({ PATH: before.PATH });
  });

  it('keeps variables that the user has set after lab env', () => {
    const script = [renderShellExports(account, {}), 'export AWS_PROFILE=new', renderShellRestore()].join(
      '\n',
    );
    expect(environmentAfter(script, { PATH: before.PATH })).toEqual({
      PATH: before.PATH,
      AWS_PROFILE: 'new',
    });
  });

  it("does not show the user's own keys in its output or in the environments of other programs", () => {
    expect(renderShellExports(account, before)).not.toContain("o'w");
    expect(Object.values(evaluate(before))).not.toContain(before.AWS_SECRET_ACCESS_KEY);
  });
});
