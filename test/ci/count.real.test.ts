import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../support/repository';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afl-count-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function count(result: object | undefined, testsCode: number, checksCode: number) {
  const file = join(folder, 'result.json');
  if (result) writeFileSync(file, JSON.stringify(result));
  const script = join(repository, '.ci', 'count.js');
  const run = spawnSync(process.execPath, [script, file, `${testsCode}`, `${checksCode}`], {
    encoding: 'utf8',
  });
  return { lastLine: run.stdout.trim().split('\n').at(-1), exitCode: run.status };
}

const result = (counts: object) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  ...counts,
});

it.each([
  ['all tests passed', result({ numPassedTests: 7 }), 0, 0, '7 passed, 0 failed', 0],
  [
    'some tests were skipped',
    result({ numPassedTests: 7, numPendingTests: 2 }),
    0,
    0,
    '7 passed, 0 failed',
    0,
  ],
  ['some tests failed', result({ numPassedTests: 7, numFailedTests: 2 }), 1, 0, '7 passed, 2 failed', 1],
  [
    'a test file could not be run',
    result({ numPassedTests: 7, numRuntimeErrorTestSuites: 1 }),
    1,
    0,
    '7 passed, 1 failed',
    1,
  ],
  ['the checks failed', result({ numPassedTests: 7 }), 0, 1, '7 passed, 1 failed', 1],
  ['the runner failed although no test failed', result({ numPassedTests: 7 }), 1, 0, '7 passed, 1 failed', 1],
  ['no test ran', result({}), 0, 0, '0 passed, 1 failed', 1],
  ['the result file is missing', undefined, 0, 0, '0 passed, 1 failed', 1],
])('counts the results of a CI run in which %s', (_, given, testsCode, checksCode, lastLine, exitCode) => {
  expect(count(given, testsCode, checksCode)).toEqual({ lastLine, exitCode });
});
