import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkClientFiles } from '../../../../cli/commands/drill/check-client-files';
import { toClientFile } from '../../../../lib/client-files';
import { repository } from '../../../support/repository';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afl-client-'));
  mkdirSync(join(folder, 'node_modules', 'own-package'), { recursive: true });
  writeFileSync(join(folder, 'node_modules', 'own-package', 'index.js'), 'module.exports = () => {};');
  // The bundle omits mysql2 if only Knex imports it, which loads it for MySQL only.
  mkdirSync(join(folder, 'node_modules', 'mysql2'));
  writeFileSync(join(folder, 'node_modules', 'mysql2', 'index.js'), 'module.exports = () => {};');
  mkdirSync(join(folder, 'node_modules', 'pg-native'));
  writeFileSync(join(folder, 'node_modules', 'pg-native', 'index.js'), 'module.exports = () => {};');
});
afterAll(() => rmSync(folder, { recursive: true }));

function check(...sources: [name: string, text: string][]): Promise<void> {
  for (const [name, text] of sources) writeFileSync(join(folder, name), text);
  return checkClientFiles(sources.map(([name]) => toClientFile(join(folder, name))));
}

it('accepts the template', async () => {
  await checkClientFiles([toClientFile(join(repository, 'examples', 'my-client.ts'))]);
});

it.each([
  [
    'imports a package that only its project has',
    'a.ts',
    "import open from 'own-package';\nexport default open;",
  ],
  ['is a CommonJS module', 'b.cjs', "module.exports = require('own-package');"],
  [
    'is a CommonJS module with a function and other exports',
    'b2.cjs',
    'module.exports = { lesson: "" };\nmodule.exports = () => {};',
  ],
  [
    'is an ES module that was compiled to CommonJS',
    'b3.js',
    'Object.defineProperty(exports, "__esModule", { value: true });\nexports.default = () => {};',
  ],
  ['assigns its export in TypeScript', 'b4.cts', 'const open = () => {};\nexport = open;'],
  [
    'imports a package that the bundle omits if only a driver imports it',
    'c.ts',
    "import open from 'mysql2';\nexport default open;",
  ],
  [
    'imports modules of Node.js',
    'd.mjs',
    "import net from 'node:net';\nimport tls from 'tls';\nexport default [net, tls];",
  ],
])('accepts a client that %s', async (_, name, text) => {
  await check([name, text]);
});

it.each([
  [
    'with a syntax error',
    'export const a = 1;\nconst b = ;\n',
    /client\.ts cannot be bundled:\n.*Unexpected ";"\n\n.*client\.ts:2:10:\n.*const b = ;/,
  ],
  [
    'with an import that does not exist',
    "import 'no-such-package';\n",
    /client\.ts cannot be bundled:\n.*Could not resolve "no-such-package"\n\n.*client\.ts:1:7:\n(?!.*mark the path)/s,
  ],
  [
    'without a default export',
    'export const open = 1;',
    /client\.ts has no default export; export a function/,
  ],
  [
    'in CommonJS without a default export',
    '// not module.exports = open\nexports.open = () => {};',
    /client\.ts has no default export; export a function/,
  ],
  [
    'in CommonJS whose export is an object',
    'const open = () => {};\nmodule.exports = { open };',
    /client\.ts has no default export; export a function/,
  ],
  [
    'with a package that the bundle omits if only a driver imports it, and that is not installed',
    "export default async () => (await import('tedious')).default;",
    /client\.ts imports tedious, which is not installed in its folder or a folder above; run npm install tedious/,
  ],
  [
    'with a native package',
    "import Client from 'pg-native';\nexport default Client;",
    /client\.ts imports pg-native, which has a native part that cannot be bundled; use a driver without one/,
  ],
])('refuses a client %s, and ends with exit code 2', async (_, text, message) => {
  await expect(check(['client.ts', text])).rejects.toMatchObject({
    name: 'LabError',
    message: expect.stringMatching(message),
    exitCode: 2,
  });
});

it('reports the problems of all files in one message', async () => {
  const refused = check(['one.ts', 'const'], ['two.ts', '']);
  await expect(refused).rejects.toThrow(/one\.ts cannot be bundled.*two\.ts has no default export/s);
});
