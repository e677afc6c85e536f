import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readClientFiles } from '../../lib/client-files';

const read = readClientFiles(['pg-query']);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afl-client-files-'));
  mkdirSync(join(folder, 'folder.ts'));
  mkdirSync(join(folder, 'other'));
  for (const name of [
    'a.ts',
    'other/a.mjs',
    'b.cjs',
    '7.tsx',
    'a.txt',
    'a b.ts',
    '_a.ts',
    'a,b.ts',
    'pg-query.js',
  ])
    writeFileSync(join(folder, name), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Returns the path with JSON's quotes, as a message shows it. */
const shown = (name: string) => JSON.stringify(join(folder, name));

it.each([
  ['nothing', '', []],
  ['text with commas', () => `${join(folder, 'a.ts')}, ${join(folder, 'b.cjs')}`, ['a', 'b']],
  ['a list', () => [join(folder, '7.tsx')], ['7']],
  ['a relative path', 'examples/my-client.ts', ['my-client']],
])('reads the clients of %s', (_, value, names) => {
  const reading = read(typeof value === 'function' ? value() : value);
  expect('value' in reading && reading.value.map(({ name }) => name)).toEqual(names);
});

it('returns absolute paths', () => {
  expect(read('examples/my-client.ts')).toEqual({
    value: [{ name: 'my-client', file: join(process.cwd(), 'examples', 'my-client.ts') }],
  });
});

const form =
  'must have a name of 1 to 40 letters, digits, dots, hyphens and underscores that begins with a letter or a digit';
const extensions = 'the extensions allowed are .ts, .mts, .cts, .tsx, .js, .mjs, .cjs';

it.each([
  ['none.ts', 'is not an existing file'],
  ['folder.ts', 'is not an existing file'],
  [`${'a'.repeat(300)}.ts`, 'is not an existing file'],
  ['a.txt', `is not a module; ${extensions}`],
  ['a b.ts', form],
  ['_a.ts', form],
  ['a,b.ts', 'contains a comma, which separates paths; rename the file or its folder'],
  ['pg-query.js', 'has the name of a built-in client; rename the file'],
])('refuses %s', (name, problem) => {
  expect(read([join(folder, name)])).toEqual({ problem: `${shown(name)} ${problem}` });
});

it('refuses the same file or the same name twice, and reports all problems', () => {
  const paths = ['a.ts', 'a.ts', 'other/a.mjs', 'none.ts'].map((name) => join(folder, name));
  expect(read(paths)).toEqual({
    problem: [
      `${shown('a.ts')} is given twice`,
      `${shown('other/a.mjs')} has the same name as ${shown('a.ts')}; rename one of them`,
      `${shown('none.ts')} is not an existing file`,
    ].join('; '),
  });
});
