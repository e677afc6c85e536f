import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chooseHomeLocation } from '../../postgres/home-location';
import { labUser } from '../../postgres/server-user';
import { useTemporaryFolder } from '../../testing/temporary-folder';

/** Unprivileged user who owns no file of the test. */
const stranger = { name: 'stranger', uid: 4_000_000, gid: 4_000_000 };

describe('the parent folder of a home', () => {
  const temporaryFolder = useTemporaryFolder();

  it('is TMPDIR', () => {
    expect(chooseHomeLocation({ TMPDIR: temporaryFolder() }, labUser())).toBe(temporaryFolder());
  });

  it('is another folder if TMPDIR is too long for the path of a socket', () => {
    const long = join(temporaryFolder(), 'x'.repeat(70));
    mkdirSync(long);
    expect(chooseHomeLocation({ TMPDIR: long }, labUser())).toMatch(/^(\/private)?(\/var)?\/tmp$/);
  });

  it('is another folder if the servers cannot write to TMPDIR', () => {
    chmodSync(temporaryFolder(), 0o755);
    expect(chooseHomeLocation({ TMPDIR: temporaryFolder() }, stranger)).toMatch(
      /^(\/private)?(\/var)?\/tmp$/,
    );
  });

  it('cannot be chosen if no candidate is suitable, and the error has a reason for each candidate', () => {
    const long = join(temporaryFolder(), 'x'.repeat(70));
    mkdirSync(long);
    chmodSync(temporaryFolder(), 0o755);
    const candidates = [long, temporaryFolder(), '/nowhere/at/all'];
    expect(() => chooseHomeLocation({}, stranger, candidates)).toThrow(
      `No folder for temporary files is usable: ${long} is too long (${Buffer.byteLength(long)} bytes, 68 allowed); ` +
        `${temporaryFolder()} cannot be written to by the user stranger; /nowhere/at/all cannot be read (ENOENT). ` +
        'Set TMPDIR to a writable folder with a short path.',
    );
  });
});
