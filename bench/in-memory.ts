import { statfsSync } from 'node:fs';
import type { Figure } from 'aurora-loopback/bench/figure';
import { createTemporaryFolder } from '../test/jest/temporary-folder';

/**
 * Measures the figures, and their floors, with all temporary files in memory where there is room. On a disk, the
 * creation of files can take longer than all other work, and the more so the more files were deleted shortly before.
 */
export function inMemory(
  figures: readonly Figure[],
  createFolder = () => createTemporaryFolder('lab-bench-'),
): Figure[] {
  let folder: string | undefined;
  return figures.map((figure) => ({
    ...figure,
    measure: async () => {
      const before = process.env.TMPDIR;
      folder ??= createFolder();
      process.env.TMPDIR = folder;
      try {
        return { ...(await figure.measure()), filesIn: isInMemory(folder) ? 'memory' : 'disk' };
      } finally {
        if (before === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = before;
      }
    },
  }));
}

/** Type of a `tmpfs`, as in statfs(2). */
const TMPFS_MAGIC = 0x01021994;

function isInMemory(folder: string): boolean {
  return statfsSync(folder).type === TMPFS_MAGIC;
}
