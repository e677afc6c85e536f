import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './repository';

export interface CdkRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real CDK CLI in the repository, without credentials, proxy or Docker. The assembly goes to `outputFolder`. */
export function cdk(
  outputFolder: string,
  args: readonly string[],
  changes: NodeJS.ProcessEnv = {},
): Promise<CdkRun> {
  const cli = join(repository, 'node_modules', '.bin', 'cdk');
  const env = {
    // The path contains only Node.js, without Docker and the AWS CLI.
    PATH: join(process.execPath, '..'),
    HOME: outputFolder,
    AWS_CONFIG_FILE: join(outputFolder, 'none'),
    AWS_SHARED_CREDENTIALS_FILE: join(outputFolder, 'none'),
    AWS_EC2_METADATA_DISABLED: 'true',
    ...changes,
  };
  return new Promise((resolve) => {
    execFile(cli, [...args, '--output', outputFolder], { cwd: repository, env }, (error, stdout, stderr) => {
      const exitCode = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ exitCode, stdout, stderr });
    });
  });
}
