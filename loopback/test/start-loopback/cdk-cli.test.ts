import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCdkCli } from '../../start-loopback/cdk-cli';
import { useTemporaryFolder } from '../../testing/temporary-folder';

const folder = useTemporaryFolder();

it.each(['2.177.0', '2.1148.1'])('the CDK CLI %s of a folder is found', async (version) => {
  const cli = install(version);
  expect(await findCdkCli(folder())).toBe(join(cli, 'bin', 'cdk'));
});

it.each(['2.176.0', '3.0.0', '1.204.0'])(
  'the CDK CLI %s is refused, because it may deploy to AWS itself',
  async (version) => {
    install(version);
    await expect(findCdkCli(folder())).rejects.toThrow(
      new RegExp(`has version ${version}, .* may deploy to AWS itself.* npm install --save-dev aws-cdk@2`),
    );
  },
);

it('a folder without a CDK CLI gets the command that installs it', async () => {
  await expect(findCdkCli(folder())).rejects.toThrow(
    `deploy needs the CDK CLI, and the package aws-cdk is not installed for ${folder()}. ` +
      'Install it there: npm install --save-dev aws-cdk@2',
  );
});

function install(version: string): string {
  const cli = join(folder(), 'node_modules', 'aws-cdk');
  mkdirSync(cli, { recursive: true });
  writeFileSync(join(cli, 'package.json'), JSON.stringify({ name: 'aws-cdk', version }));
  return cli;
}
