// Prints the last line of .ci/run from Jest's result file and the exit codes of the tests and the checks.
// A run that failed without a failed test (no result, a failed check) still counts as one failure.
const { readFileSync } = require('node:fs');

const [file, testsCode, checksCode] = process.argv.slice(2);
const counts = readCounts(file);
const failed = counts.failed + (checksCode === '0' ? 0 : 1);
const hasPassed = testsCode === '0' && counts.passed > 0;
const failures = failed === 0 && !hasPassed ? 1 : failed;

if (counts.skipped > 0) console.log(`${counts.skipped} tests were skipped; the reasons are above.`);
console.log(`${counts.passed} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);

function readCounts(path) {
  try {
    const result = JSON.parse(readFileSync(path, 'utf8'));
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests,
    };
  } catch (error) {
    console.error(`The test results cannot be read: ${error.message}`);
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
