const { existsSync, readFileSync, statfsSync } = require('node:fs');
const { freemem } = require('node:os');

/** Servers of two test files need about 1 GiB at most; the rest is for other programs. */
const NEEDED_BYTES = 4 * 1024 ** 3;

/**
 * Returns the folder for temporary files of tests and measurements: in memory if there is room. A data folder has 1,000
 * files. To create them takes 0.06 s in memory, and up to 0.6 s on ext4 without a journal, which skips every inode that
 * was freed in the last minutes, one by one. The path of the base is short: a socket's path may have at most 107 bytes,
 * and macOS's TMPDIR has half as many.
 */
exports.chooseBase = function chooseBase() {
  return isRoomInMemory() ? '/dev/shm' : '/tmp';
};

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
