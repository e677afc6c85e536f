const { spawn } = require('node:child_process');
const {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
} = require('node:fs');
const { constants, freemem } = require('node:os');
const { join } = require('node:path');

/** Servers of two test files need about 1 GiB at most; the rest is for other programs. */
const NEEDED_BYTES = 4 * 1024 ** 3;

/** Waits for at most 10 s. */
const REMOVE_AFTER_SERVERS = `
  for attempt in $(seq 100); do ls -d "$0"/lab-pg-* > /dev/null 2>&1 || break; sleep 0.1; done
  rm -rf "$0"`;

/**
 * Creates a folder for the temporary files of tests or measurements, and returns its path. It is removed when the process
 * ends, also after Ctrl-C.
 * @param {string} prefix
 */
exports.createTemporaryFolder = function createTemporaryFolder(prefix) {
  const folder = mkdtempSync(join(chooseBase(), prefix));
  // The same mode as /tmp: PostgreSQL's servers run as another user if this process runs as root.
  chmodSync(folder, 0o1777);
  process.once('exit', () => removeFolder(folder));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
  return folder;
};

/**
 * Removes a folder when the process ends. If PostgreSQL servers still run in the folder, another program removes it, after
 * their keepers have ended them: a keeper needs the lock file of a server to release its shared memory.
 * @param {string} folder
 */
function removeFolder(folder) {
  const hasServers = readdirSync(folder).some((name) => name.startsWith('lab-pg-'));
  if (!hasServers) return rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  spawn('/bin/sh', ['-c', REMOVE_AFTER_SERVERS, folder], { detached: true, stdio: 'ignore' }).unref();
}

/**
 * Chooses a base in memory if there is room. A data folder has 1,000 files. To create them takes 0.06 s in memory, and up
 * to 0.6 s on ext4 without a journal, which skips every inode that was freed in the last minutes, one by one. The path of
 * the base is short: a socket's path may have at most 107 bytes, and macOS's TMPDIR has half as many.
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
