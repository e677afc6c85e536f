// Prints the closing line of .ci/run from Jest's result file and the exit codes of tests and checks.
// A run that failed without a failed test (no result, a failed check) still counts as one failure.
const { readFileSync } = require('node:fs');

const [file, testsCode, checksCode] = process.argv.slice(2);
const counts = readCounts(file);
const failed = counts.failed + (checksCode === '0' ? 0 : 1);
const isSound = testsCode === '0' && counts.passed > 0;
const failures = failed === 0 && !isSound ? 1 : failed;

if (counts.skipped > 0) console.log(`${counts.skipped} tests were skipped; each says why above.`);
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
    console.error(`No test result to count: ${error.message}`);
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
