import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../lambda/failover/bundle';
import { readTemplate, synthesizedLab } from '../support/synthesized-lab';

let folder: string;
beforeAll(async () => {
  folder = await synthesizedLab({ readers: 1 });
}, 120_000);

it.each([
  ['FailoverFunction', 'failover'],
  ['ProbeFunction', 'probe'],
])('the deployed %s is exactly the bundle of lambda/%s that other tests check', async (id, name) => {
  const template = JSON.parse(readTemplate(folder));
  const resources = Object.entries<{ Type: string; Metadata: Record<string, string> }>(template.Resources);
  const found = resources.find(([name, { Type }]) => name.startsWith(id) && Type === 'AWS::Lambda::Function');
  const asset = join(folder, found?.[1].Metadata['aws:asset:path'] ?? '');
  const { files } = await bundle(`export { handler } from './${name}/index';`);
  const deployed = readdirSync(asset).filter((file) => file.endsWith('.mjs'));
  expect(deployed.toSorted()).toEqual([...files.keys()].toSorted());
  for (const file of deployed) {
    expect(readFileSync(join(asset, file)).equals(files.get(file) ?? Buffer.of())).toBe(true);
  }
});
