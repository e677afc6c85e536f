import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { entryOptions } from '../../lib/function-code';

/** Renders the licences of all packages whose code is in the bundled functions, as their licences demand. */
export function renderLicences(): string {
  const options = entryOptions("import './failover/index';\nimport './probe/index';");
  const { metafile } = buildSync({ ...options, outdir: 'out', write: false, metafile: true });
  const inputs = Object.keys(metafile.inputs).map((input) => resolve(options.absWorkingDir, input));
  const folders = new Set(inputs.flatMap((input) => findPackage(dirname(input)) ?? []));
  return [...new Set([...folders].map(renderLicence))].sort().join(`\n${'-'.repeat(80)}\n\n`);
}

/** Returns the folder of the installed package that contains a folder; undefined for the lab's own. */
function findPackage(folder: string): string | undefined {
  if (!/[\\/]node_modules[\\/]/.test(folder)) return undefined;
  // A package may contain other manifests, which set the kind of its modules.
  return readManifest(folder)?.version === undefined ? findPackage(dirname(folder)) : folder;
}

function renderLicence(folder: string): string {
  const { name, version, license } = readManifest(folder) ?? {};
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  return `${name} ${version}, licence: ${license}\n${text}`;
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
}

function readManifest(folder: string): Manifest | undefined {
  const file = join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : undefined;
}
