import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkAwsEnvironment } from '../../../cli/account/aws-environment';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afl-aws-'));
  writeFileSync(join(folder, 'config'), '[profile lab]\nregion = eu-central-1\n[services local]\nrds =\n');
});
beforeEach(() => {
  const files = { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
  jest.replaceProperty(process, 'env', { ...process.env, ...files });
});
afterAll(() => rmSync(folder, { recursive: true }));

const noState = () => join(folder, 'account.json');

it.each([
  ['a profile that exists', { AWS_PROFILE: 'lab' }],
  ['an empty profile name', { AWS_PROFILE: '' }],
  [
    'a profile that does not exist, and a web identity token',
    { AWS_PROFILE: 'x', AWS_WEB_IDENTITY_TOKEN_FILE: '/token' },
  ],
  [
    'a profile that does not exist, and container credentials',
    { AWS_PROFILE: 'x', AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://x' },
  ],
  [
    'an invalid endpoint of a service that the lab does not call',
    { AWS_ENDPOINT_URL_DYNAMODB: 'localhost:8000' },
  ],
])('an environment with %s is accepted for --aws', async (_, env) => {
  await expect(checkAwsEnvironment(env, noState())).resolves.toBeUndefined();
});

it.each([
  ['AWS_PROFILE is set to x, but there is no profile of this name', { AWS_PROFILE: 'x' }, 'use one of: lab'],
  [
    'AWS_PROFILE is set to constructor, but there is no profile of this name',
    { AWS_PROFILE: 'constructor' },
    'use one of: lab',
  ],
  // The SDK uses the profile and ignores the keys.
  [
    'AWS_PROFILE is set to x, but there is no profile of this name',
    { AWS_PROFILE: 'x', AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' },
    'use one of: lab',
  ],
  [
    'AWS_REGION is set to an empty string; it must name a Region',
    { AWS_REGION: '' },
    /^set it to the lab's Region, /,
  ],
  [
    'AWS_ENDPOINT_URL_RDS_DATA is not an HTTP URL: x',
    { AWS_ENDPOINT_URL_RDS_DATA: 'x' },
    /^set it to a URL such as http/,
  ],
])(
  'an environment is refused for --aws with the message: %s',
  async (message, env: NodeJS.ProcessEnv, hint) => {
    await expect(checkAwsEnvironment(env, noState())).rejects.toMatchObject({
      message,
      hint: expect.stringMatching(hint),
      exitCode: 3,
    });
  },
);
