import { existsSync, mkdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeMissingLinks } from '../../postgres/library-links';
import { useTemporaryFolder } from '../../testing/temporary-folder';

describe("the symbolic links through which a package's libraries are loaded", () => {
  const temporaryFolder = useTemporaryFolder();
  const makePackage = (list?: object) => {
    const native = join(temporaryFolder(), 'native');
    mkdirSync(join(native, 'lib'), { recursive: true });
    writeFileSync(join(native, 'lib', 'libicuuc.so.60.2'), 'library');
    if (list) writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(list));
    return native;
  };
  const link = { source: 'native/lib/libicuuc.so.60.2', target: 'native/lib/libicuuc.so.60' };

  it('are created if missing, relative to their folder', async () => {
    const native = makePackage([link]);
    expect(await makeMissingLinks(native)).toEqual([]);
    expect(readlinkSync(join(native, 'lib', 'libicuuc.so.60'))).toBe('libicuuc.so.60.2');
  });

  it('are left unchanged if they exist', async () => {
    const native = makePackage([link]);
    await makeMissingLinks(native);
    expect(await makeMissingLinks(native)).toEqual([]);
  });

  it('can be created by several callers at once', async () => {
    const native = makePackage([link]);
    expect(await Promise.all(Array.from({ length: 20 }, () => makeMissingLinks(native)))).toEqual(
      Array(20).fill([]),
    );
  });

  it('are returned as a list if they cannot be created', async () => {
    const native = makePackage([{ ...link, target: 'native/no-such-folder/libicuuc.so.60' }]);
    expect(await makeMissingLinks(native)).toEqual([
      { path: 'no-such-folder/libicuuc.so.60', target: '../lib/libicuuc.so.60.2' },
    ]);
  });

  it('are not needed for a package without a list of links', async () => {
    const native = makePackage();
    expect(await makeMissingLinks(native)).toEqual([]);
    expect(existsSync(join(native, 'lib', 'libicuuc.so.60'))).toBe(false);
  });
});
