import { mkdtempSync, realpathSync, rmSync } from 'node:fs';

/** Creates a new folder for each test of a file and removes it afterwards. Call it at the top of a `describe`. */
export function useTemporaryFolder(): () => string {
  let folder = '';
  beforeEach(() => {
    // Not in TMPDIR, whose path may be too long for sockets.
    folder = realpathSync(mkdtempSync('/tmp/lab-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}
