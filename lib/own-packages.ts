import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { BuildOptions, Metafile } from 'esbuild';
import { LOADED_ON_USE, NATIVE_PACKAGES } from './bundle-options';

/** Import of a package that esbuild left external, by a module that needs it. */
export interface OwnImport {
  readonly name: string;
  /** Absolute path of the module. */
  readonly importer: string;
  /** `node_modules` folder with the package; undefined if it is not installed for the module. */
  readonly installedIn: string | undefined;
}

/** Drivers that load these packages only where they are used. The last part of the path is the importing package. */
const LOADED_BY = /[\\/]node_modules[\\/](knex|pg)[\\/](?!.*[\\/]node_modules[\\/])/;

/**
 * Lists the imports of `LOADED_ON_USE` by other modules than the drivers that load them on use: for example, a client
 * that reads with `pg-query-stream`. `folder` is the working folder of the build.
 */
export function findOwnImports({ inputs }: Metafile, folder: string): OwnImport[] {
  return Object.entries(inputs).flatMap(([input, { imports }]) => {
    const importer = resolve(folder, input);
    if (LOADED_BY.test(importer)) return [];
    return imports.flatMap(({ path, external }) => {
      const name = LOADED_ON_USE.find((each) => path === each || path.startsWith(`${each}/`));
      return external && name !== undefined
        ? [{ name, importer, installedIn: findFolder(name, importer) }]
        : [];
    });
  });
}

/**
 * Returns the options of a second build that bundles the packages which modules import themselves; undefined if a second
 * build is not needed. A package with a native part cannot be bundled, and stays external.
 */
export function includeOwnPackages(
  metafile: Metafile,
  folder: string,
): Required<Pick<BuildOptions, 'external' | 'nodePaths'>> | undefined {
  const folders = new Map(
    findOwnImports(metafile, folder).flatMap(({ name, installedIn }) =>
      installedIn === undefined || NATIVE_PACKAGES.includes(name) ? [] : [[name, installedIn] as const],
    ),
  );
  if (folders.size === 0) return undefined;
  return {
    external: LOADED_ON_USE.filter((name) => !folders.has(name)),
    // `external` applies to all modules. A driver whose own folders do not have the package finds it here.
    nodePaths: [...new Set(folders.values())],
  };
}

function findFolder(name: string, importer: string): string | undefined {
  const folders = createRequire(importer).resolve.paths(name) ?? [];
  return folders.find((folder) => existsSync(join(folder, name)));
}
