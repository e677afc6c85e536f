const { mkdtempSync, rmSync } = require('node:fs');
const { constants, tmpdir } = require('node:os');
const { join } = require('node:path');

/**
 * Creates a folder that all test files of this run share; see `test/support/made-once.ts`. It is removed when Jest's
 * process ends, also after Ctrl-C.
 */
module.exports = async function createRunFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'afl-run-'));
  process.env.LAB_TEST_RUN_FOLDER = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
};
