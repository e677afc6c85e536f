import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import { repository } from '../support/repository';

/** Notes its beginning and its end, and leaves a timer and the pipe of a process. */
const LEAVES_HANDLES = `
  const { spawn } = require('node:child_process');
  const { appendFileSync } = require('node:fs');
  it('leaves handles', async () => {
    appendFileSync(process.env.NOTES, 'begin ');
    setInterval(() => {}, 1_000);
    spawn('cat');
    await new Promise((resolve) => setTimeout(resolve, 300));
    appendFileSync(process.env.NOTES, 'end ');
  });`;

const folder = useTemporaryFolder();
let jestRun: ChildProcess;
afterEach(() => jestRun.kill());

it('serial test files run one at a time, and Jest ends by itself if they leave handles open', async () => {
  for (const name of ['a', 'b']) writeFileSync(join(folder(), `${name}.test.js`), LEAVES_HANDLES);
  const notes = join(folder(), 'notes');
  jestRun = startJest(notes);
  const [exitCode] = await once(jestRun, 'exit');
  expect({ exitCode, notes: readFileSync(notes, 'utf8') }).toEqual({
    exitCode: 0,
    notes: 'begin end begin end ',
  });
}, 30_000);

function startJest(notes: string): ChildProcess {
  const { projects, ...run } = require(join(repository, 'jest.config.js'));
  const timed = projects.find(({ displayName }: { displayName: string }) => displayName === 'timed');
  const config = { ...run, ...timed, roots: [folder()], testMatch: ['**/*.test.js'], maxWorkers: 2 };
  const jest = join(repository, 'node_modules', 'jest', 'bin', 'jest.js');
  return spawn(process.execPath, [jest, '--config', JSON.stringify(config)], {
    cwd: repository,
    env: { ...process.env, NOTES: notes },
    stdio: 'ignore',
  });
}
