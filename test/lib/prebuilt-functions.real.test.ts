import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFunctionCode } from '../../lib/prebuilt-functions';
import { cdk } from '../support/cdk';
import { prebuiltFunctions } from '../support/prebuilt-functions';
import { readTemplate } from '../support/synthesized-lab';

const run = promisify(execFile);

let folder: string;
let prebuilt: string;
beforeAll(() => {
  prebuilt = prebuiltFunctions();
  folder = mkdtempSync(join(tmpdir(), 'afl-prebuilt-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('prebuilt functions have exactly the files that a synthesis without them bundles', async () => {
  const assembly = join(folder, 'assembly');
  const { exitCode } = await cdk(assembly, ['synth', '--quiet'], { CDK_VALIDATION: 'false' });
  expect(exitCode).toBe(0);
  for (const [id, name] of Object.entries({ FailoverFunction: 'failover', ProbeFunction: 'probe' })) {
    expect(readFiles(join(prebuilt, name))).toEqual(readFiles(assetOf(assembly, id)));
  }
  expect(readdirSync(prebuilt).sort()).toEqual(['failover', 'probe', 'probe-handler']);
}, 180_000);

it('uses a prebuilt function as it is', () => {
  const found = findFunctionCode({ name: 'probe' }, prebuilt);
  found.remove();
  expect(found.folder).toBe(join(prebuilt, 'probe'));
  expect(readdirSync(found.folder)).toContain('index.mjs');
});

it('bundles only the clients of the user, which run with the prebuilt handler', async () => {
  const client = { name: 'mine', file: join(folder, 'mine.mjs') };
  writeFileSync(
    client.file,
    'export default async () => ({ write: async () => {}, close: async () => {} });',
  );

  const { folder: bundle, remove } = findFunctionCode({ name: 'probe', clients: [client] }, prebuilt);
  const handler = readFileSync(join(prebuilt, 'probe-handler', 'index.mjs'));
  expect(readFileSync(join(bundle, 'lab-prebuilt.mjs'))).toEqual(handler);
  const program = `const { handler } = await import(${JSON.stringify(join(bundle, 'index.mjs'))});
await handler({ runId: 'r', durationSeconds: 10, clients: ['unknown'] }, {}).catch(({ message }) => console.error(message));`;
  const { stderr } = await run(process.execPath, ['--input-type=module', '--eval', program]);
  remove();
  expect(stderr).toMatch(/clients must .*pg-client.*, mine, got \["unknown"\]/);
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
