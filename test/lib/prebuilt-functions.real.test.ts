import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions, findFunctionCode } from '../../lib/prebuilt-functions';
import { readTemplate, synthesizedLab } from '../support/synthesized-lab';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afl-prebuilt-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('prebuilt functions have exactly the files that a synthesis without them bundles', async () => {
  const assembly = await synthesizedLab({ readers: 1 });
  buildFunctions(folder);
  for (const [id, name] of Object.entries({ FailoverFunction: 'failover', ProbeFunction: 'probe' })) {
    expect(readFiles(join(folder, name))).toEqual(readFiles(assetOf(assembly, id)));
  }
  expect(readdirSync(folder).sort()).toEqual(['failover', 'probe']);
}, 180_000);

it('uses a prebuilt function, and bundles the probe if it contains a client of the user', () => {
  const prebuilt = join(folder, 'marked');
  mkdirSync(join(prebuilt, 'probe'), { recursive: true });
  const client = { name: 'mine', file: join(folder, 'mine.mjs') };
  writeFileSync(
    client.file,
    'export default async () => ({ write: async () => {}, close: async () => {} });',
  );

  const found = findFunctionCode({ name: 'probe' }, prebuilt);
  found.remove();
  expect(found.folder).toBe(join(prebuilt, 'probe'));
  expect(readdirSync(prebuilt)).toEqual(['probe']);

  const bundled = findFunctionCode({ name: 'probe', clients: [client] }, prebuilt);
  expect(readdirSync(bundled.folder)).toContain('index.mjs');
  bundled.remove();
}, 60_000);

function assetOf(assembly: string, idStart: string): string {
  const resources = Object.entries<{ Type: string; Metadata: Record<string, string> }>(
    JSON.parse(readTemplate(assembly)).Resources,
  );
  const found = resources.find(
    ([id, { Type }]) => id.startsWith(idStart) && Type === 'AWS::Lambda::Function',
  );
  return join(assembly, found?.[1].Metadata['aws:asset:path'] ?? '');
}

function readFiles(path: string): Record<string, string> {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.\w+$/.test(name),
  );
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(path, name), 'base64')]));
}
