import { execFileSync } from 'node:child_process';
import { repository } from '../support/repository';

const PROGRAM = `
  const { Worker } = require('node:worker_threads');
  const { reserveStandardOutput } = require('./bench/standard-output');
  const print = reserveStandardOutput();
  console.log('log of the process');
  new Worker('console.log("log of a thread")', { eval: true }).once('exit', () => print('[result]'));`;

it('standard output contains only results, although measured code logs there', () => {
  const output = execFileSync(process.execPath, ['--import', 'tsx', '--eval', PROGRAM], {
    cwd: repository,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(output).toBe('[result]\n');
});
