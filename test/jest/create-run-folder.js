const { createTemporaryFolder } = require('./temporary-folder');

/**
 * Creates the folder that holds all temporary files of this run, and the ones that its test files share: see
 * `test/support/made-once.ts`.
 */
module.exports = async function createRunFolder() {
  const folder = createTemporaryFolder('afl-run-');
  process.env.LAB_TEST_RUN_FOLDER = folder;
  process.env.TMPDIR = folder;
};
