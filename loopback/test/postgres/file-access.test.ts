import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canUse } from '../../postgres/file-access';
import { labUser } from '../../postgres/server-user';
import { useTemporaryFolder } from '../../testing/temporary-folder';

const stranger = { name: 'stranger', uid: 4_000_000, gid: 4_000_000 };
const root = { name: 'root', uid: 0, gid: 0 };

describe('canUse', () => {
  const temporaryFolder = useTemporaryFolder();
  const makeProgram = (folderMode: number, mode: number) => {
    chmodSync(temporaryFolder(), 0o755);
    const folder = join(temporaryFolder(), 'bin');
    mkdirSync(folder);
    writeFileSync(join(folder, 'program'), '');
    chmodSync(join(folder, 'program'), mode);
    chmodSync(folder, folderMode);
    return join(folder, 'program');
  };

  it.each([
    ['readable by all below open folders', 0o755, 0o755, true],
    ['not readable by others', 0o755, 0o750, false],
    ['readable but not executable', 0o755, 0o744, false],
    ['below a folder others cannot enter', 0o700, 0o755, false],
    ['below a folder others can enter but not list', 0o711, 0o755, true],
  ])('decides whether a user can run a program that is %s', (_case, folderMode, mode, expected) => {
    expect(canUse(stranger, makeProgram(folderMode, mode), 'read', 'enter')).toBe(expected);
  });

  it('uses the permissions of the owner', () => {
    expect(canUse(labUser(), makeProgram(0o700, 0o700), 'read', 'enter')).toBe(true);
  });

  it('uses the permissions of the group', () => {
    const { gid } = labUser();
    const program = makeProgram(0o750, 0o750);
    expect(canUse({ ...stranger, gid }, program, 'read', 'enter')).toBe(true);
  });

  it('returns true for root', () => {
    expect(canUse(root, makeProgram(0o700, 0o600), 'read', 'enter')).toBe(true);
  });
});
