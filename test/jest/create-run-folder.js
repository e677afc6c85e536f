const { chmodSync, mkdtempSync, rmSync } = require('node:fs');
const { constants } = require('node:os');
const { join } = require('node:path');
const { chooseBase } = require('./choose-base');

/**
 * Creates the folder that holds all temporary files of this run, and the ones that its test files share: see
 * `test/support/made-once.ts`. It is removed when Jest's process ends, also after Ctrl-C.
 */
module.exports = async function createRunFolder() {
  const folder = mkdtempSync(join(chooseBase(), 'afl-run-'));
  // The same mode as /tmp: PostgreSQL's servers run as another user if the tests run as root.
  chmodSync(folder, 0o1777);
  process.env.LAB_TEST_RUN_FOLDER = folder;
  process.env.TMPDIR = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
};
