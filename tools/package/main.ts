import { join } from 'node:path';
import { buildPackage } from './build';
import { publishManifest, restoreManifest } from './manifest';

/**
 * Scripts `prepack` and `postpack` of both packages. npm runs them in the folder of the package: before it packs, they
 * build `dist/` and replace `package.json` by the published one; afterwards they restore `package.json`.
 */
function main([event]: readonly string[]): void {
  const folder = process.cwd();
  // Also before packing: a run that was killed has left the published manifest.
  restoreManifest(folder);
  if (event !== 'prepack') return;
  buildPackage(folder, join(folder, 'dist'));
  publishManifest(folder);
}

main(process.argv.slice(2));
