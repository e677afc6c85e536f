import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chooseBase } from '../../postgres/home-base';
import { labUser } from '../../postgres/server-user';
import { useTemporaryFolder } from '../../testing/temporary-folder';

/** An ordinary user who owns nothing here. */
const stranger = { name: 'stranger', uid: 4_000_000, gid: 4_000_000 };

describe('the folder a home is made in', () => {
  const temporaryFolder = useTemporaryFolder();

  it('is TMPDIR', () => {
    expect(chooseBase({ TMPDIR: temporaryFolder() }, labUser())).toBe(temporaryFolder());
  });

  it('is another one when TMPDIR is too long for the path of a socket', () => {
    const long = join(temporaryFolder(), 'x'.repeat(70));
    mkdirSync(long);
    expect(chooseBase({ TMPDIR: long }, labUser())).toMatch(/^(\/private)?(\/var)?\/tmp$/);
  });

  it('is another one when the servers may not write to TMPDIR', () => {
    chmodSync(temporaryFolder(), 0o755);
    expect(chooseBase({ TMPDIR: temporaryFolder() }, stranger)).toMatch(/^(\/private)?(\/var)?\/tmp$/);
  });

  it('says of every candidate why not', () => {
    const long = join(temporaryFolder(), 'x'.repeat(70));
    mkdirSync(long);
    chmodSync(temporaryFolder(), 0o755);
    const candidates = [long, temporaryFolder(), '/nowhere/at/all'];
    expect(() => chooseBase({}, stranger, candidates)).toThrow(
      `No folder for temporary files can be used: ${long} is too long (${Buffer.byteLength(long)} bytes, 68 allowed); ` +
        `${temporaryFolder()} cannot be written to by the user stranger; /nowhere/at/all cannot be read (ENOENT). ` +
        'Set TMPDIR to a short path of one that can.',
    );
  });
});
