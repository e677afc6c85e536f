import { mkdtempSync, realpathSync, rmSync } from 'node:fs';

/** A folder of its own for each test of a file, removed afterwards. Call at the top of a `describe`. */
export function useTemporaryFolder(): () => string {
  let folder = '';
  beforeEach(() => {
    // Not TMPDIR, which may be too long a path for sockets.
    folder = realpathSync(mkdtempSync('/tmp/lab-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}
