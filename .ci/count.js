// Prints the last line of .ci/run, and exits with 1 if anything failed.
// Arguments: the exit code of the checks, then a result file of Jest and Jest's exit code, for each run of tests.
// A run that failed without a failed test, for example because no test ran, counts as one failure.
const { readFileSync } = require('node:fs');

const [checksCode, ...runs] = process.argv.slice(2);
const total = { passed: 0, failed: checksCode === '0' ? 0 : 1, skipped: 0 };
for (let index = 0; index < runs.length; index += 2) add(runs[index], runs[index + 1]);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 ? 0 : 1);

function add(file, exitCode) {
  const result = readResult(file);
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const skipped = result.numPendingTests + result.numTodoTests;
  const isSound = exitCode === '0' && result.numPassedTests + skipped > 0;
  total.passed += result.numPassedTests;
  total.failed += failed === 0 && !isSound ? 1 : failed;
  total.skipped += skipped;
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`The test results cannot be read: ${error.message}`);
    return {
      numPassedTests: 0,
      numFailedTests: 0,
      numRuntimeErrorTestSuites: 0,
      numPendingTests: 0,
      numTodoTests: 0,
    };
  }
}
