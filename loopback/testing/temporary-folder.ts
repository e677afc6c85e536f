import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of its own for each test of a file, removed afterwards. Call at the top of a `describe`. */
export function useTemporaryFolder(): () => string {
  let folder = '';
  beforeEach(() => {
    // Not TMPDIR, which outside of this repository's own test runs may be too long a path for sockets.
    const base = process.env.LAB_TEST_RUN_FOLDER ?? '/tmp';
    folder = realpathSync(mkdtempSync(join(base, 'lab-test-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}
