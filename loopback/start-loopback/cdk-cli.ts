import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Older versions ignore AWS_ENDPOINT_URL and would deploy to AWS itself. */
const OLDEST = '2.177.0';

/**
 * Finds the CDK CLI that is installed for a folder. Returns the path of its program.
 *
 * Throws an error that says what to install if the CLI is missing, or if its version would deploy to AWS itself.
 */
export async function findCdkCli(folder: string): Promise<string> {
  const manifest = resolveManifest(folder);
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  if (!usesEndpoint(version)) {
    throw new Error(
      `The CDK CLI in ${dirname(manifest)} has version ${version}, which is not known to use AWS_ENDPOINT_URL and may ` +
        `deploy to AWS itself. Use version ${OLDEST} or later, and below 3: npm install --save-dev aws-cdk@2`,
    );
  }
  return join(dirname(manifest), 'bin', 'cdk');
}

function resolveManifest(folder: string): string {
  try {
    return createRequire(join(folder, 'package.json')).resolve('aws-cdk/package.json');
  } catch (cause) {
    throw new Error(
      `deploy needs the CDK CLI, and the package aws-cdk is not installed for ${folder}. ` +
        'Install it there: npm install --save-dev aws-cdk@2',
      { cause },
    );
  }
}

/** Whether the version uses AWS_ENDPOINT_URL. Version 3 does not count as later: 3.0.0 was published before 2.177.0. */
function usesEndpoint(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor = 0] = OLDEST.split('.').map(Number);
  return major === oldestMajor && minor !== undefined && minor >= oldestMinor;
}
