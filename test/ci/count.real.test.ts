import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import { repository } from '../support/repository';

interface TestRun {
  /** Counts of Jest's result; undefined if Jest has written none. */
  readonly result?: object;
  readonly exitCode: number;
}

const temporaryFolder = useTemporaryFolder();

const COUNTS = {
  numPassedTests: 0,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
};
const passed = (counts: object = {}): TestRun => ({ result: { numPassedTests: 7, ...counts }, exitCode: 0 });
const failed = (counts: object = {}): TestRun => ({ ...passed(counts), exitCode: 1 });

function count(checksCode: number, ...runs: TestRun[]) {
  const args = runs.flatMap(({ result, exitCode }, index) => {
    const file = join(temporaryFolder(), `${index}.json`);
    if (result) writeFileSync(file, JSON.stringify({ ...COUNTS, ...result }));
    return [file, String(exitCode)];
  });
  const script = join(repository, '.ci', 'count.js');
  const run = spawnSync(process.execPath, [script, String(checksCode), ...args], { encoding: 'utf8' });
  return { lastLine: run.stdout.trim().split('\n').at(-1), exitCode: run.status };
}

it.each([
  ['all tests passed', 0, [passed(), passed()], '14 passed, 0 failed', 0],
  [
    'some tests were skipped',
    0,
    [passed({ numPendingTests: 2 }), passed()],
    '14 passed, 0 failed, 2 skipped',
    0,
  ],
  [
    'all tests of one run were skipped',
    0,
    [passed(), { result: { numPendingTests: 3 }, exitCode: 0 }],
    '7 passed, 0 failed, 3 skipped',
    0,
  ],
  ['some tests failed', 0, [passed(), failed({ numFailedTests: 2 })], '14 passed, 2 failed', 1],
  [
    'a test file could not be run',
    0,
    [failed({ numRuntimeErrorTestSuites: 1 }), passed()],
    '14 passed, 1 failed',
    1,
  ],
  ['the checks failed', 1, [passed(), passed()], '14 passed, 1 failed', 1],
  ['the runner failed although no test failed', 0, [passed(), failed()], '14 passed, 1 failed', 1],
  ['no test ran', 0, [passed(), { result: {}, exitCode: 0 }], '7 passed, 1 failed', 1],
  ['the result file is missing', 0, [{ exitCode: 1 }, passed()], '7 passed, 1 failed', 1],
])('the last line of .ci/run counts both test runs when %s', (_, checksCode, runs, lastLine, exitCode) => {
  expect(count(checksCode, ...runs)).toEqual({ lastLine, exitCode });
});
