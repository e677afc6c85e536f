const { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } = require('node:fs');
const { constants, freemem } = require('node:os');
const { join } = require('node:path');

/** Servers of two test files need about 1 GiB at most; the rest is for other programs. */
const NEEDED_BYTES = 4 * 1024 ** 3;

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

/**
 * A data folder has 1,000 files. Creating and deleting them costs about 0.1 s of processor time in memory, and up to 1
 * s on ext4 without a journal. The path of the base is short: a socket's path may have at most 107 bytes, and macOS's
 * TMPDIR has half as many.
 */
function chooseBase() {
  return isRoomInMemory() ? '/dev/shm' : '/tmp';
}

function isRoomInMemory() {
  if (!existsSync('/dev/shm') || !existsSync('/proc/mounts')) return false;
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .find((line) => line.split(' ')[1] === '/dev/shm');
  // Programs that the servers' user cannot reach are copied into a home and run there.
  if (mount === undefined || mount.split(' ')[3]?.split(',').includes('noexec')) return false;
  const { bavail, bsize } = statfsSync('/dev/shm');
  return Math.min(bavail * bsize, freemem()) >= NEEDED_BYTES;
}
