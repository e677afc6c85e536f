import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RuntimeError } from './failure.mjs';

const require = createRequire(import.meta.url);

/**
 * Loads a handler by its name: `index.handler` is the export `handler` of `index.js`, `.mjs` or `.cjs`. Rejects with
 * `Runtime.ImportModuleError`, `Runtime.UserCodeSyntaxError`, `Runtime.HandlerNotFound`,
 * `Runtime.MalformedHandlerName`, or an error that the module itself throws.
 *
 * @param {string} taskRoot folder of the function's code
 * @param {string} name
 * @returns {Promise<Function>}
 */
export async function loadHandler(taskRoot, name) {
  const [, path = '', exported = ''] = /^((?:.*\/)?[^./]*)\.(.+)$/.exec(name) ?? [];
  if (path === '' || name.includes('..'))
    throw new RuntimeError('MalformedHandlerName', `Bad handler: ${name}`);
  const module = await loadModule(resolve(taskRoot, path), name);
  const handler = find(module, exported) ?? find(module.default, exported);
  if (handler === undefined)
    throw new RuntimeError('HandlerNotFound', `${name} is undefined or not exported`);
  if (typeof handler !== 'function') throw new RuntimeError('HandlerNotFound', `${name} is not a function`);
  return handler;
}

/** @param {string} path without extension @param {string} name @returns {Promise<any>} */
async function loadModule(path, name) {
  try {
    for (const extension of ['', '.js', '.mjs', '.cjs']) {
      const file = path + extension;
      if (statSync(file, { throwIfNoEntry: false })?.isFile())
        return await (isEsModule(file) ? import(pathToFileURL(file).href) : require(file));
    }
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new RuntimeError('UserCodeSyntaxError', String(error), error.stack);
    const code = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    if (code !== 'MODULE_NOT_FOUND' && code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new RuntimeError('ImportModuleError', String(error));
  }
  const module = name.slice(0, name.lastIndexOf('/') + 1) + path.slice(path.lastIndexOf('/') + 1);
  throw new RuntimeError('ImportModuleError', `Error: Cannot find module '${module}'`);
}

/** @param {string} file */
function isEsModule(file) {
  if (file.endsWith('.mjs')) return true;
  if (file.endsWith('.cjs')) return false;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
    if (folder === dirname(folder)) return false;
  }
}

/** @param {unknown} value @param {string} path */
function find(value, path) {
  return path
    .split('.')
    .reduce(
      (/** @type {any} */ found, key) => (found === null || found === undefined ? undefined : found[key]),
      value,
    );
}
