import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../lambda/failover/bundle';
import { readTemplate, synthesizedLab } from '../support/synthesized-lab';

let folder: string;
beforeAll(async () => {
  folder = await synthesizedLab({ readers: 1 });
}, 120_000);

it.each([
  ['FailoverFunction', 'lambda/failover/index.ts'],
  ['ProbeFunction', 'lambda/probe/index.ts'],
])('the deployed %s is exactly the bundle of %s that other tests check', async (id, entry) => {
  const template = JSON.parse(readTemplate(folder));
  const resources = Object.entries<{ Type: string; Metadata: Record<string, string> }>(template.Resources);
  const found = resources.find(([name, { Type }]) => name.startsWith(id) && Type === 'AWS::Lambda::Function');
  const asset = readFileSync(join(folder, found?.[1].Metadata['aws:asset:path'] ?? '', 'index.mjs'));
  const { contents } = await bundle({ entryPoints: [entry] });
  expect(asset.equals(contents)).toBe(true);
});
