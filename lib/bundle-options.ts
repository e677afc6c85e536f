import type { BuildOptions } from 'esbuild';

/** Optional packages of `LOADED_ON_USE` that load a native part, which a bundle cannot contain. */
export const NATIVE_PACKAGES: readonly string[] = ['better-sqlite3', 'oracledb', 'pg-native', 'sqlite3'];

/**
 * Imports that stay in the bundle as they are. Drivers load each of them only where it is used: for another kind of
 * database, or for a feature that the probe does not use. If another module imports one of these packages, the package is
 * bundled (`own-packages.ts`).
 *
 * List only what is loaded by `require` or `import()`: a static import of an external module moves to the top of the
 * bundle, and the function could not start without that module.
 */
export const LOADED_ON_USE: string[] = [
  // Knex's drivers for other databases, and two optional packages of `pg`.
  ...NATIVE_PACKAGES,
  'mariadb',
  'mysql',
  'mysql2',
  'pg-query-stream',
  'tedious',
  // Modules of AWS's wrapper that import packages which the wrapper does not install.
  '*/adfs_credentials_provider_factory.js',
  '*/okta_credentials_provider_factory.js',
  '*/open_telemetry_factory.js',
  '*/xray_telemetry_factory.js',
];

/** CommonJS packages use these variables, and an ES module does not have them. */
const COMMONJS_VARIABLES = [
  "import { createRequire as labRequire } from 'node:module';",
  "import { dirname as labDirname } from 'node:path';",
  "import { fileURLToPath as labPath } from 'node:url';",
  'globalThis.require ??= labRequire(import.meta.url);',
  'globalThis.__filename ??= labPath(import.meta.url);',
  'globalThis.__dirname ??= labDirname(globalThis.__filename);',
].join('');

/**
 * Options with which esbuild bundles the lab's functions. The SDK is included in the version of the lock file, instead of
 * the one in the Lambda runtime.
 *
 * The bundle consists of ES modules, from which esbuild drops unused code: it has 0.4 MB and takes 70 ms to import, compared
 * with 0.6 MB and 150 ms as CommonJS. Code behind `import()` gets its own file, so a thread of the probe loads only the
 * client that it runs.
 */
export const bundleOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  splitting: true,
  entryNames: 'index',
  chunkNames: '[name]-[hash]',
  outExtension: { '.js': '.mjs' },
  mainFields: ['module', 'main'],
  target: 'node24',
  minify: true,
  external: LOADED_ON_USE,
  banner: { js: COMMONJS_VARIABLES },
} as const satisfies BuildOptions;
