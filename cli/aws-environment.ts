import { loadSharedConfigFiles } from '@smithy/core/config';
import { LabError } from './errors';

/**
 * Refuses an environment that leads to no account at all, of which the SDK only says that something is missing.
 *
 * @throws LabError which names the variable and what it holds
 */
export async function checkAwsEnvironment(env: NodeJS.ProcessEnv): Promise<void> {
  const endpoints = Object.entries(env).filter(([name]) => /^AWS_ENDPOINT_URL(_|$)/.test(name));
  for (const [name, endpoint] of endpoints) {
    if (!endpoint || isHttpUrl(endpoint)) continue;
    throw new LabError(
      `${name} is no URL: ${endpoint}`,
      'give one such as http://127.0.0.1:4566, or unset it to reach AWS itself',
    );
  }
  const profile = env.AWS_PROFILE;
  if (!profile || profile === 'default') return;
  const { configFile, credentialsFile } = await loadSharedConfigFiles();
  if (profile in configFile || profile in credentialsFile) return;
  const sections = Object.keys({ ...configFile, ...credentialsFile });
  const known = sections.filter((name) => !/^(sso-session|services)\./.test(name));
  throw new LabError(
    `AWS_PROFILE names ${profile}, and there is no such profile`,
    known.length > 0 ? `take one of: ${known.join(', ')}` : 'there is none at all: aws configure makes one',
  );
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
