import { loadSharedConfigFiles } from '@smithy/core/config';
import { LabError } from '../errors';
import { checkShellAccount } from './shell-account';
import { findRunning } from './state-file';

/** Endpoints of the services that the drill and the CDK CLI call. */
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

/**
 * Sources of credentials that the SDK uses if the profile has none. Access keys in the environment are not in the list,
 * because the SDK ignores them when a profile is set.
 */
const OTHER_CREDENTIAL_SOURCES = [
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/**
 * Refuses an environment in which the SDK cannot reach an account. The SDK's own errors do not name the variable to
 * change. `stateFile` records this checkout's loopback account.
 *
 * @throws LabError with the name of the variable and its value
 */
export async function checkAwsEnvironment(env: NodeJS.ProcessEnv, stateFile: string): Promise<void> {
  await checkShellAccount(env, await findRunning(stateFile));
  checkEndpoints(env);
  if (env.AWS_REGION === '') {
    throw new LabError(
      'AWS_REGION is set to an empty string; it must name a Region',
      "set it to the lab's Region, such as eu-central-1, or unset it to use the profile's",
    );
  }
  if (!OTHER_CREDENTIAL_SOURCES.some((name) => env[name])) await checkProfile(env.AWS_PROFILE);
}

function checkEndpoints(env: NodeJS.ProcessEnv): void {
  for (const name of ENDPOINTS) {
    const endpoint = env[name];
    if (!endpoint || isHttpUrl(endpoint)) continue;
    throw new LabError(
      `${name} is not an HTTP URL: ${endpoint}`,
      'set it to a URL such as http://127.0.0.1:4566, or unset it to call AWS',
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
    `AWS_PROFILE is set to ${profile}, but there is no profile of this name`,
    known.length > 0 ? `use one of: ${known.join(', ')}` : 'no profile found; create one with: aws configure',
  );
}
