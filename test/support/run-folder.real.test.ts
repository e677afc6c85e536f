import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import { repository } from './repository';

const WRITES_ITS_FOLDER = `
  const { renameSync, writeFileSync } = require('node:fs');
  it('has a folder', () => {
    writeFileSync(process.env.FOLDER_FILE + '.tmp', process.env.LAB_TEST_RUN_FOLDER);
    renameSync(process.env.FOLDER_FILE + '.tmp', process.env.FOLDER_FILE);
  });`;
const HANGS = "it('hangs', () => new Promise(() => setInterval(() => {}, 1_000)));";

it('the temporary folder of this test is the folder of its run, open to the servers’ user', () => {
  const folder = String(process.env.LAB_TEST_RUN_FOLDER);
  expect(tmpdir()).toBe(folder);
  expect(['/tmp', '/dev/shm']).toContain(dirname(folder));
  expect(statSync(folder).mode & 0o7777).toBe(0o1777);
});

describe('the folder of a run', () => {
  const temporaryFolder = useTemporaryFolder();
  const folderFile = () => join(temporaryFolder(), 'folder');

  function startJest(test: string): ChildProcess {
    const tests = join(temporaryFolder(), 'tests');
    mkdirSync(tests);
    writeFileSync(join(tests, 'planted.test.js'), test);
    const { projects, ...run } = require(join(repository, 'jest.config.js'));
    const config = { ...projects[0], ...run, roots: [tests], testMatch: ['**/*.test.js'] };
    const args = ['--runInBand', '--config', JSON.stringify(config)];
    const jest = join(repository, 'node_modules', 'jest', 'bin', 'jest.js');
    return spawn(process.execPath, [jest, ...args], {
      cwd: repository,
      env: { ...process.env, FOLDER_FILE: folderFile() },
      stdio: 'ignore',
    });
  }

  it('is gone when the run is over', async () => {
    const [exitCode] = await once(startJest(WRITES_ITS_FOLDER), 'close');
    expect(exitCode).toBe(0);
    const folder = readFileSync(folderFile(), 'utf8');
    expect(folder).not.toBe(process.env.LAB_TEST_RUN_FOLDER);
    expect(existsSync(folder)).toBe(false);
  });

  it('is gone after Ctrl-C', async () => {
    const jest = startJest(WRITES_ITS_FOLDER + HANGS);
    const ended = once(jest, 'close');
    await waitFor('the test has started', 30_000, () => (existsSync(folderFile()) ? undefined : 'not yet'));
    const folder = readFileSync(folderFile(), 'utf8');
    expect(existsSync(folder)).toBe(true);
    jest.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    expect(existsSync(folder)).toBe(false);
  });
});
