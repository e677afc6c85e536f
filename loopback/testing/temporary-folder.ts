import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Creates a new folder for each test of a file and removes it afterwards. Call it at the top of a `describe`. */
export function useTemporaryFolder(): () => string {
  let folder = '';
  beforeEach(() => {
    // Outside this repository's test runs TMPDIR is not used: its path may be too long for sockets.
    const base = process.env.LAB_TEST_RUN_FOLDER ?? '/tmp';
    folder = realpathSync(mkdtempSync(join(base, 'lab-test-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}
