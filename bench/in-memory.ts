import type { Figure } from 'aurora-loopback/bench/figure';
import { createTemporaryFolder } from '../test/jest/temporary-folder';

/**
 * Measures the figures, and their floors, with all temporary files in memory where there is room. On a disk, the
 * creation of files can take longer than all other work, and the more so the more files were deleted shortly before.
 */
export function inMemory(figures: readonly Figure[]): Figure[] {
  let folder: string | undefined;
  return figures.map((figure) => ({
    ...figure,
    measure: async () => {
      const before = process.env.TMPDIR;
      folder ??= createTemporaryFolder('lab-bench-');
      process.env.TMPDIR = folder;
      try {
        return await figure.measure();
      } finally {
        if (before === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = before;
      }
    },
  }));
}
