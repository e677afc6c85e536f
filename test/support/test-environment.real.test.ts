import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import { repository } from './repository';

const FILES = ['a', 'b', 'c'];
/** Test file that counts the storages in a promise's properties. Node 20 keeps them there, newer versions do not. */
const TEST = `
  const { executionAsyncResource } = require('node:async_hooks');
  it('carries one storage', async () => {
    await undefined;
    const names = Object.getOwnPropertySymbols(executionAsyncResource()).map(({ description }) => description);
    expect(names.filter((name) => name === 'kResourceStore').length).toBeLessThan(2);
  });`;

const temporaryFolder = useTemporaryFolder();

it('a test file does not inherit the open AsyncLocalStorages of earlier test files', async () => {
  const folder = temporaryFolder();
  for (const name of FILES) writeFileSync(join(folder, `${name}.test.js`), TEST);
  const own = require(join(repository, 'jest.config.js'));
  const config = { ...own, rootDir: repository, roots: [folder], testMatch: ['**/*.test.js'] };
  const jest = join(repository, 'node_modules', 'jest', 'bin', 'jest.js');
  const args = [jest, '--runInBand', '--config', JSON.stringify(config)];
  const { stderr } = await promisify(execFile)(process.execPath, args, { cwd: repository });
  expect(stderr).toContain(`${FILES.length} passed, ${FILES.length} total`);
});
