import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unpack } from '../../../../services/lambda/functions/archive';
import { useTemporaryFolder } from '../../../../testing/temporary-folder';
import { zip } from '../../../support/lambda/lambda-lab';

const notUnzipped = 'Could not unzip uploaded file. Please check your file, then try to upload again.';

describe('a deployment package', () => {
  const folder = useTemporaryFolder();
  const target = () => join(folder(), 'code');

  it('is unpacked with its folders', async () => {
    await unpack(
      zip({ 'index.mjs': 'export {}', 'node_modules/pg/lib/index.js': '1', 'empty/': '' }),
      target(),
    );
    expect(readFileSync(join(target(), 'index.mjs'), 'utf8')).toBe('export {}');
    expect(readFileSync(join(target(), 'node_modules/pg/lib/index.js'), 'utf8')).toBe('1');
    expect(statSync(join(target(), 'empty')).isDirectory()).toBe(true);
  });

  it.each(['../evil.js', 'a/../../evil.js', '/evil.js', 'a\\..\\evil.js', 'a/..'])(
    'with an entry %s is refused before anything is written',
    async (path) => {
      mkdirSync(target());
      await expect(unpack(zip({ 'index.js': '1', [path]: '2' }), target())).rejects.toMatchObject({
        name: 'InvalidZipFileException',
        message: notUnzipped,
      });
      expect(existsSync(join(target(), 'index.js'))).toBe(false);
      expect(existsSync(join(folder(), 'evil.js'))).toBe(false);
    },
  );

  it.each([
    ['not an archive', Buffer.from('hello')],
    ['empty', new Uint8Array()],
    ['truncated', zip({ 'index.js': 'x'.repeat(5000) }).subarray(0, 60)],
    ['an archive in which a file is also a folder', zip({ a: '1', 'a/b': '2' })],
  ])('that is %s is refused', async (_what, bytes) => {
    await expect(unpack(bytes, target())).rejects.toThrow(notUnzipped);
  });

  it('that declares more than 250 MB is refused without being unpacked', async () => {
    const bytes = zip({ 'index.js': 'x' });
    // The uncompressed size in the central directory, 24 bytes after its signature.
    const directory = Buffer.from(bytes.buffer).indexOf('PK\x01\x02', 0, 'latin1');
    new DataView(bytes.buffer).setUint32(directory + 24, 262_144_000, true);
    await expect(unpack(bytes, target())).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'Unzipped size must be smaller than 262144000 bytes',
    });
  });
});
