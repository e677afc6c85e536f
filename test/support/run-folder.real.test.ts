import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import { repository } from './repository';

const FINISHES = `
  const { existsSync, writeFileSync } = require('node:fs');
  it('has a folder', () => {
    writeFileSync(process.env.STARTED_FILE, '');
    expect(existsSync(process.env.LAB_TEST_RUN_FOLDER)).toBe(true);
  });`;
const HANGS = `${FINISHES} it('hangs', () => new Promise(() => setInterval(() => {}, 1_000)));`;

describe('the folder that the tests of a run share', () => {
  const temporaryFolder = useTemporaryFolder();
  const started = () => join(temporaryFolder(), 'started');
  /** Where Jest's process makes temporary folders. */
  const runFolders = () => readdirSync(join(temporaryFolder(), 'tmp')).filter((name) => name.startsWith('afl-run-'));

  function startJest(test: string): ChildProcess {
    mkdirSync(join(temporaryFolder(), 'tmp'));
    const tests = join(temporaryFolder(), 'tests');
    mkdirSync(tests);
    writeFileSync(join(tests, 'planted.test.js'), test);
    const { projects, ...run } = require(join(repository, 'jest.config.js'));
    const config = { ...projects[0], ...run, roots: [tests], testMatch: ['**/*.test.js'] };
    const jest = join(repository, 'node_modules', 'jest', 'bin', 'jest.js');
    const env = { ...process.env, TMPDIR: join(temporaryFolder(), 'tmp'), STARTED_FILE: started() };
    const args = [jest, '--runInBand', '--config', JSON.stringify(config)];
    return spawn(process.execPath, args, { cwd: repository, env, stdio: 'ignore' });
  }

  it('is there during the run and gone afterwards', async () => {
    const [exitCode] = await once(startJest(FINISHES), 'close');
    expect({ exitCode, folders: runFolders() }).toEqual({ exitCode: 0, folders: [] });
  });

  it('is gone after Ctrl-C', async () => {
    const jest = startJest(HANGS);
    const ended = once(jest, 'close');
    await waitFor('the test has started', 30_000, () => (existsSync(started()) ? undefined : 'not yet'));
    expect(runFolders()).toHaveLength(1);
    jest.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    expect(runFolders()).toEqual([]);
  });
});
