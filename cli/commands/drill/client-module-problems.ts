import type { Metafile } from 'esbuild';
import { NATIVE_PACKAGES } from '../../../lib/bundle-options';
import type { OwnImport } from '../../../lib/own-packages';
import { findOwnImports } from '../../../lib/own-packages';

/** Finds out why a module that can be bundled is not a client. `folder` is the working folder of the build. */
export async function findModuleProblem(
  file: string,
  metafile: Metafile,
  folder: string,
): Promise<string | undefined> {
  const entry = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint !== undefined);
  const { entryPoint = '', exports = [] } = entry ?? {};
  const hasDefault =
    metafile.inputs[entryPoint]?.format === 'cjs'
      ? await mayExportFunction(file)
      : exports.includes('default');
  if (!hasDefault) {
    return `${file} has no default export; export a function of type OpenClient as default, as examples/my-client.ts does`;
  }
  const problems = findOwnImports(metafile, folder).map(findImportProblem);
  return problems.find((problem) => problem !== undefined);
}

/**
 * Whether a CommonJS module may have a function as its default export, which is its `module.exports`. esbuild does not
 * report this, so the code is searched. Assignments of an object literal to `module.exports` are ignored. If the rest of the
 * code contains neither `default` nor `module`, the module certainly has no such function.
 */
async function mayExportFunction(file: string): Promise<boolean> {
  const { build } = await import('esbuild');
  // esbuild removes the comments, and replaces `export =` with `module.exports`.
  const { outputFiles } = await build({
    entryPoints: [file],
    write: false,
    minify: true,
    logLevel: 'silent',
  });
  return outputFiles.some(({ text }) => /\b(module|default)\b/.test(text.replaceAll('module.exports={', '')));
}

/** Ignores the imports in files of installed packages, which may work without what they import. */
function findImportProblem({ name, importer, installedIn }: OwnImport): string | undefined {
  if (/[\\/]node_modules[\\/]/.test(importer)) return undefined;
  if (NATIVE_PACKAGES.includes(name)) {
    return `${importer} imports ${name}, which has a native part that cannot be bundled; use a driver without one, such as pg`;
  }
  if (installedIn !== undefined) return undefined;
  return `${importer} imports ${name}, which is not installed in its folder or a folder above; run npm install ${name} there`;
}
