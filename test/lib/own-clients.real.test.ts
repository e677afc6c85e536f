import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cdk } from '../support/cdk';
import { repository } from '../support/repository';
import { readTemplate } from '../support/synthesized-lab';

/** Text in a package that only the client's own project has. */
const GREETING = 'greeting from a package of the project';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afl-own-clients-'));
  const greeting = join(folder, 'project', 'node_modules', 'greeting');
  mkdirSync(greeting, { recursive: true });
  writeFileSync(join(greeting, 'index.js'), `require('node:os');\nmodule.exports = '${GREETING}';`);
  writeFileSync(
    join(folder, 'project', 'own-client.ts'),
    `import type { OpenClient } from 'aurora-failover-lab/client';
import greeting from 'greeting';

export const lesson: string = greeting;
const open: OpenClient = async () => ({ write: async () => {}, close: async () => {} });
export default open;
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Synthesizes the lab with the client. Returns the path of the probe's bundle. */
async function synthesize(name: string, file: string): Promise<string> {
  const assembly = join(folder, name);
  const args = ['synth', '--quiet', '-c', `clients=${join(folder, 'project', file)}`];
  const { exitCode, stderr } = await cdk(assembly, args, { CDK_VALIDATION: 'false' });
  if (exitCode !== 0) throw new Error(stderr);
  const resources = Object.entries<{ Type: string; Metadata: Record<string, string> }>(
    JSON.parse(readTemplate(assembly)).Resources,
  );
  const probe = resources.find(
    ([id, { Type }]) => id.startsWith('ProbeFunction') && Type === 'AWS::Lambda::Function',
  );
  return join(assembly, probe?.[1].Metadata['aws:asset:path'] ?? '', 'index.mjs');
}

/** Entry files that are left of a bundling of this test. Other tests may be bundling at the same time. */
function leftovers(): string[] {
  const cache = join(repository, 'node_modules', '.cache');
  const entries = existsSync(cache)
    ? readdirSync(cache).filter((name) => name.startsWith('probe-entry-'))
    : [];
  return entries.filter((name) => {
    const file = join(cache, name, 'index.mjs');
    return existsSync(file) && readFileSync(file, 'utf8').includes(folder);
  });
}

it('bundles a client with the packages of its project, and the same files into the same asset', async () => {
  const bundles = [await synthesize('one', 'own-client.ts'), await synthesize('two', 'own-client.ts')];
  const [asset, again] = bundles.map((file) => /asset\.([0-9a-f]{64})/.exec(file)?.[1]);
  expect(asset).toBeDefined();
  expect(again).toBe(asset);
  const [file = ''] = bundles;
  expect(readFileSync(file, 'utf8')).toContain(GREETING);
  expect(leftovers()).toEqual([]);

  // The handler checks the names before it needs a database.
  const program = `import { handler } from '${file}';
    await handler({ runId: 'r', durationSeconds: 1, clients: ['none'] }).catch(({ message }) => console.log(message));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  expect(stdout).toMatch(
    /clients must be an array of different names from pg-.*, own-client, got \["none"\]/,
  );
}, 120_000);

it('leaves no entry file behind if the client cannot be bundled', async () => {
  writeFileSync(join(folder, 'project', 'broken.ts'), 'export default ;');
  await expect(synthesize('broken', 'broken.ts')).rejects.toThrow(/broken\.ts:1:15.*export default ;/s);
  expect(leftovers()).toEqual([]);
}, 60_000);
