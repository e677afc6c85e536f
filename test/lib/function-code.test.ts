import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundleFunction } from '../../lib/function-code';

const project = mkdtempSync(join(tmpdir(), 'afl-own-packages-'));
afterAll(() => rmSync(project, { recursive: true }));

function write(path: string, text: string): string {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Bundles a function with a user's module and with Knex. Returns what the user's module exports, and unused files. */
function run(module: string): { printed: string; unused: string[] } {
  const file = JSON.stringify(module);
  const code = bundleFunction(
    `import(${file}).then(({ default: text }) => console.log(text));
export const knex = () => import('./probe/clients/knex');`,
  );
  try {
    const printed = execFileSync(process.execPath, [join(code.folder, 'index.mjs')], { encoding: 'utf8' });
    const names = readdirSync(code.folder, { recursive: true, encoding: 'utf8' });
    const texts = names
      .filter((name) => name.endsWith('.mjs'))
      .map((name) => readFileSync(join(code.folder, name), 'utf8'));
    const unused = names.filter(
      (name) => /-.*\.mjs$/.test(name) && !texts.some((text) => text.includes(name)),
    );
    return { printed: printed.trim(), unused };
  } finally {
    code.remove();
  }
}

describe('a bundle with a module that imports a package which Knex loads on use', () => {
  beforeAll(() => {
    write('node_modules/pg-cursor/index.js', "module.exports = 'cursor';");
    write('node_modules/pg-query-stream/index.js', "module.exports = 'stream on a ' + require('pg-cursor');");
    write('node_modules/my-database/index.js', "module.exports = require('pg-query-stream');");
  });

  it.each([
    ['itself', "import text from 'pg-query-stream';\nexport default text;"],
    ['where it is used', "export default (await import('pg-query-stream')).default;"],
    ['through another package', "import text from 'my-database';\nexport default text;"],
  ])('contains the package if the module imports it %s', (_, text) => {
    expect(run(write('client.ts', text))).toEqual({ printed: 'stream on a cursor', unused: [] });
  });

  it('does not contain a package that is not imported, and does not need it', () => {
    const text = "export default 'no package';";
    expect(run(write('other.ts', text))).toEqual({ printed: 'no package', unused: [] });
  });
});
