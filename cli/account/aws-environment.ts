import { loadSharedConfigFiles } from '@smithy/core/config';
import { LabError } from '../errors';
import { requireLiveShell } from './shell-mark';
import { findRunning } from './state-file';

/** Where the services are that the drill and the CDK CLI call. */
const ENDPOINTS = [
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_CLOUDFORMATION',
  'AWS_ENDPOINT_URL_LAMBDA',
  'AWS_ENDPOINT_URL_RDS',
  'AWS_ENDPOINT_URL_RDS_DATA',
  'AWS_ENDPOINT_URL_S3',
  'AWS_ENDPOINT_URL_SSM',
  'AWS_ENDPOINT_URL_STS',
];

/** Where the SDK finds credentials when the profile has none. Keys are not among them: it passes over those. */
const BESIDE_PROFILE = [
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/**
 * Refuses an environment that leads to no account; the SDK would only report that something is missing. `stateFile` is
 * that of this checkout's loopback account.
 *
 * @throws LabError which names the variable and its value
 */
export async function checkAwsEnvironment(env: NodeJS.ProcessEnv, stateFile: string): Promise<void> {
  await requireLiveShell(env, await findRunning(stateFile));
  checkEndpoints(env);
  if (env.AWS_REGION === '') {
    throw new LabError(
      'AWS_REGION is set and empty, so there is no Region',
      "set it to the lab's, such as eu-central-1, or unset it to take the profile's",
    );
  }
  if (!BESIDE_PROFILE.some((name) => env[name])) await checkProfile(env.AWS_PROFILE);
}

function checkEndpoints(env: NodeJS.ProcessEnv): void {
  for (const name of ENDPOINTS) {
    const endpoint = env[name];
    if (!endpoint || isHttpUrl(endpoint)) continue;
    throw new LabError(
      `${name} is no URL: ${endpoint}`,
      'give one such as http://127.0.0.1:4566, or unset it to reach AWS itself',
    );
  }
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

async function checkProfile(profile: string | undefined): Promise<void> {
  if (!profile || profile === 'default') return;
  const { configFile, credentialsFile } = await loadSharedConfigFiles();
  const profiles = { ...configFile, ...credentialsFile };
  if (Object.hasOwn(profiles, profile)) return;
  const known = Object.keys(profiles).filter((name) => !/^(sso-session|services)\./.test(name));
  throw new LabError(
    `AWS_PROFILE names ${profile}, and there is no such profile`,
    known.length > 0 ? `take one of: ${known.join(', ')}` : 'there is none at all: aws configure makes one',
  );
}
