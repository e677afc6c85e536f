import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { LOADED_ON_USE } from '../../lib/bundle-options';
import { buildFunctions } from '../../lib/prebuilt-functions';
import { renderLicences } from './licences';

/** Parts of a package that the compiler does not write. They go into the same places of `dist` as in the repository. */
const OTHER_PARTS: Readonly<Record<string, (folder: string, dist: string) => void>> = {
  'aurora-failover-lab': (folder, dist) => {
    buildFunctions(join(dist, 'lib', 'functions'));
    writeFileSync(join(dist, 'lib', 'functions', 'LICENSES.txt'), renderLicences());
    bundleClients(folder, dist);
    writeAppSettings(folder, dist);
  },
  'aurora-loopback': (folder, dist) => {
    copyScripts(folder, dist, 'host-names');
    copyScripts(folder, dist, 'services/lambda/runtime');
    bundle(join(folder, 'postgres', 'keeper', 'main.ts'), join(dist, 'postgres', 'keeper-program.bundle.js'));
  },
};

/** Builds a package into `dist`: CommonJS, as the repository runs its sources, with declarations and source maps. */
export function buildPackage(folder: string, dist: string): void {
  rmSync(dist, { recursive: true, force: true });
  const compiler = join(dirname(createRequire(__filename).resolve('typescript/package.json')), 'bin', 'tsc');
  const project = join(folder, 'tsconfig.build.json');
  execFileSync(process.execPath, [compiler, '--project', project, '--outDir', dist], { stdio: 'inherit' });
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string };
  OTHER_PARTS[name]?.(folder, dist);
}

/**
 * Bundles the built-in clients into one module, in place of the compiled ones. The command line reads their names and
 * lessons, and a user does not need their drivers for that.
 */
function bundleClients(folder: string, dist: string): void {
  const path = join('lambda', 'probe', 'clients');
  rmSync(join(dist, path), { recursive: true });
  bundle(join(folder, path, 'built-in.ts'), join(dist, path, 'built-in.js'));
}

function bundle(entry: string, outfile: string): void {
  buildSync({
    ...{ entryPoints: [entry], outfile, bundle: true, minify: true, platform: 'node', target: 'node20' },
    external: LOADED_ON_USE,
    logLevel: 'error',
  });
}

/** Writes `cdk.json` for the compiled app. The context is the repository's, because it decides what is deployed. */
function writeAppSettings(folder: string, dist: string): void {
  const settings = JSON.parse(readFileSync(join(folder, 'cdk.json'), 'utf8')) as object;
  writeFileSync(
    join(dist, 'cdk.json'),
    `${JSON.stringify({ ...settings, app: 'node bin/app.js' }, null, 2)}\n`,
  );
}

/** Copies the JavaScript of a folder, which runs without being compiled. */
function copyScripts(folder: string, dist: string, path: string): void {
  cpSync(join(folder, path), join(dist, path), {
    recursive: true,
    filter: (source) => statSync(source).isDirectory() || ['.js', '.mjs'].includes(extname(source)),
  });
}
