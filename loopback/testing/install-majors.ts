import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describeMissingMajor } from '../postgres/binaries';

/**
 * Installs PostgreSQL of other major versions in a folder, exactly as the account's refusal says. Without install
 * scripts, as pnpm does by default.
 */
export async function installMajors(folder: string, majors: readonly number[]): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  const packages = majors.map((major) => {
    const [, name] = /npm install --save-dev (\S+)"/.exec(describeMissingMajor(major)) ?? [];
    if (name === undefined) throw new Error(`No package of PostgreSQL ${major} is known for this platform.`);
    return name;
  });
  const args = ['install', '--save-dev', '--ignore-scripts', '--no-audit', '--no-fund', ...packages];
  await promisify(execFile)('npm', args, { cwd: folder });
}
