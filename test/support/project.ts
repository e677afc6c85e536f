import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { madeOnce } from './made-once';
import { packBoth } from './packed';
import { readCommands } from './page-examples';

/** Time in which npm installs 350 packages on a busy machine. */
const INSTALL_TIMEOUT_MS = 300_000;

/** Longest time of the first call of `createProject` or `installPackages`, for `beforeAll`. */
export const PROJECT_TIMEOUT_MS = 480_000;

/** Packages of other examples of the docs, and the version of Vitest that runs on Node.js 20. */
const OTHERS = ['cdk-nag@3.0.2', 'vitest@4.1.12'];

/**
 * Creates a user's project in which both tarballs are installed, with the commands of docs/testing.md. The installed packages
 * are the same for all projects, so do not change them.
 */
export async function createProject(): Promise<string> {
  const installed = await installPackages();
  const project = mkdtempSync(join(tmpdir(), 'afl-project-'));
  // The servers' user must be able to reach a temporary folder in the project.
  chmodSync(project, 0o755);
  cpSync(join(installed, 'package.json'), join(project, 'package.json'));
  symlinkSync(join(installed, 'node_modules'), join(project, 'node_modules'));
  return project;
}

/** Packs and installs the packages, once for all test files. Returns the folder of the installation. */
export async function installPackages(): Promise<string> {
  const { tarballs } = await packBoth();
  return madeOnce('installed', INSTALL_TIMEOUT_MS, (folder) => install(folder, Object.values(tarballs)));
}

async function install(folder: string, tarballs: readonly string[]): Promise<void> {
  mkdirSync(folder);
  const [init = '', add = ''] = readCommands('testing.md')[0] ?? [];
  const others = `npm install ${OTHERS.join(' ')}`;
  for (const command of [init, add.replace('aurora-loopback', tarballs.join(' ')), others]) {
    const quiet = command.replace(/^npm install/, 'npm install --no-audit --no-fund');
    await promisify(execFile)('/bin/sh', ['-c', quiet], { cwd: folder });
  }
}
