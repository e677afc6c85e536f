import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../lambda/failover/bundle';
import { cdk } from '../support/cdk';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afl-functions-'));
  expect(await cdk(folder, 'synth', '--quiet')).toMatchObject({ exitCode: 0 });
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['FailoverFunction', 'lambda/failover/index.ts'],
  ['ProbeFunction', 'lambda/probe/index.ts'],
])('the deployed %s is exactly the bundle of %s that other tests check', async (id, entry) => {
  const template = JSON.parse(readFileSync(join(folder, 'AuroraFailoverLab.template.json'), 'utf8'));
  const resources = Object.entries<{ Type: string; Metadata: Record<string, string> }>(template.Resources);
  const found = resources.find(([name, { Type }]) => name.startsWith(id) && Type === 'AWS::Lambda::Function');
  const asset = readFileSync(join(folder, found?.[1].Metadata['aws:asset:path'] ?? '', 'index.mjs'));
  const { contents } = await bundle({ entryPoints: [entry] });
  expect(asset.equals(contents)).toBe(true);
});
