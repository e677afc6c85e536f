import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPrivateFolder } from '../private-folder';
import { eventually } from '../testing/eventually';
import { processIdsMentioning } from '../testing/processes';
import { useTemporaryFolder } from '../testing/temporary-folder';

describe('a private folder', () => {
  const base = useTemporaryFolder();

  it('can be entered by its owner alone, and is removed with its content when it is closed', async () => {
    const folder = createPrivateFolder(base());
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    mkdirSync(join(folder.path, 'a'));
    writeFileSync(join(folder.path, 'a', 'b'), '');
    await Promise.all([folder.close(), folder.close()]);
    expect(existsSync(folder.path)).toBe(false);
    await eventually(() => processIdsMentioning(folder.path).length, 0);
  });

  it('is removed even if its guard process was killed', async () => {
    const folder = createPrivateFolder(base());
    await eventually(() => processIdsMentioning(folder.path).length, 1);
    for (const processId of processIdsMentioning(folder.path)) process.kill(processId, 'SIGKILL');
    await folder.close();
    expect(existsSync(folder.path)).toBe(false);
  });
});
