import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import { repository } from '../support/repository';

const STARTS_A_SERVER = `
  const { createTemporaryFolder } = require('./test/jest/temporary-folder');
  const { findPostgres } = require('./loopback/postgres/binaries');
  const { initialise } = require('./loopback/postgres/data-folder');
  const { createPostgresHome } = require('./loopback/postgres/home');
  const { PostgresServer } = require('./loopback/postgres/server');
  process.env.TMPDIR = createTemporaryFolder('afl-interrupted-');
  void (async () => {
    const home = await createPostgresHome(await findPostgres(process.env));
    await initialise(home, 'data');
    await new PostgresServer(home, { name: 'interrupted', folder: 'data' }).start();
    console.log(JSON.stringify({ folder: process.env.TMPDIR, lockFile: home.folder + '/data/postmaster.pid' }));
  })();`;

it('a temporary folder in which a server runs is removed after Ctrl-C, and so is the server’s shared memory', async () => {
  const program = spawn(process.execPath, ['--import', 'tsx', '--eval', STARTS_A_SERVER], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [output] = await once(program.stdout, 'data');
    const { folder, lockFile } = JSON.parse(output);
    const segment = readFileSync(lockFile, 'utf8').split('\n')[6]?.trim().split(/\s+/)[1] ?? '';
    expect(sharedMemory()).toContain(segment);
    program.kill('SIGINT');
    await waitFor('the folder and the segment are removed', 20_000, () => {
      const left = [existsSync(folder) && folder, sharedMemory().includes(segment) && segment];
      return left.filter(Boolean).join(', ') || undefined;
    });
  } finally {
    program.kill('SIGKILL');
  }
});

function sharedMemory(): string[] {
  return execFileSync('ipcs', ['-m'], { encoding: 'utf8' }).split(/\s+/);
}
