import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { relocate } from '../../../postgres/keeper/relocate';
import { labUser } from '../../../postgres/server-user';
import { useTemporaryFolder } from '../../../testing/temporary-folder';

describe('an installation that is relocated into the home', () => {
  const temporaryFolder = useTemporaryFolder();
  const install = (files: Record<string, number>) => {
    const from = join(temporaryFolder(), 'pg');
    for (const part of ['bin', 'lib', 'share']) mkdirSync(join(from, part), { recursive: true });
    for (const [file, mode] of Object.entries(files)) {
      mkdirSync(dirname(join(from, file)), { recursive: true });
      writeFileSync(join(from, file), file);
      chmodSync(join(from, file), mode);
    }
    const to = join(temporaryFolder(), 'home-pg');
    const links = [{ path: 'lib/libicuuc.so.60', target: 'libicuuc.so.60.2' }];
    relocate({ from, to, links, owner: labUser() });
    return { from, to };
  };

  it('hard-links the files that every user can read', () => {
    const { from, to } = install({ 'bin/postgres': 0o755, 'share/postgresql/timezone/UTC': 0o644 });
    for (const file of ['bin/postgres', 'share/postgresql/timezone/UTC']) {
      expect(statSync(join(to, file)).ino).toBe(statSync(join(from, file)).ino);
    }
  });

  it('has readable copies of private files', () => {
    const { from, to } = install({ 'bin/postgres': 0o700, 'lib/libpq.so.5': 0o600 });
    expect(readFileSync(join(to, 'lib/libpq.so.5'), 'utf8')).toBe('lib/libpq.so.5');
    expect(statSync(join(to, 'lib/libpq.so.5')).mode & 0o777).toBe(0o644);
    expect(statSync(join(to, 'bin/postgres')).mode & 0o777).toBe(0o755);
    expect(statSync(join(from, 'bin/postgres')).mode & 0o777).toBe(0o700);
  });

  it('has the symbolic links through which its libraries are loaded', () => {
    const { to } = install({ 'lib/libicuuc.so.60.2': 0o644 });
    expect(readlinkSync(join(to, 'lib/libicuuc.so.60'))).toBe('libicuuc.so.60.2');
    expect(readFileSync(join(to, 'lib/libicuuc.so.60'), 'utf8')).toBe('lib/libicuuc.so.60.2');
  });

  it('excludes the files that only a compiler needs', () => {
    const { to } = install({ 'lib/libpq.a': 0o644, 'lib/pkgconfig/libpq.pc': 0o644 });
    expect(existsSync(join(to, 'lib/libpq.a'))).toBe(false);
    expect(existsSync(join(to, 'lib/pkgconfig'))).toBe(false);
  });
});
