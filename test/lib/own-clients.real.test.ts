import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { cdk } from '../support/cdk';
import { readTemplate } from '../support/synthesized-lab';

/** Text in a package that only the client's own project has. */
const GREETING = 'greeting from a package of the project';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afl-own-clients-'));
  mkdirSync(join(folder, 'tmp'));
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
  const { exitCode, stderr } = await cdk(assembly, args, {
    CDK_VALIDATION: 'false',
    TMPDIR: join(folder, 'tmp'),
  });
  if (exitCode !== 0) throw new Error(stderr);
  const resources = Object.entries<{ Type: string; Metadata: Record<string, string> }>(
    JSON.parse(readTemplate(assembly)).Resources,
  );
  const probe = resources.find(
    ([id, { Type }]) => id.startsWith('ProbeFunction') && Type === 'AWS::Lambda::Function',
  );
  return join(assembly, probe?.[1].Metadata['aws:asset:path'] ?? '', 'index.mjs');
}

/** Text of all files of the bundle with this entry. */
function readBundle(entry: string): string {
  const files = readdirSync(dirname(entry)).filter((name) => name.endsWith('.mjs'));
  return files.map((name) => readFileSync(join(dirname(entry), name), 'utf8')).join('');
}

/** Bundles that are left in the folder for temporary files. */
function leftovers(): string[] {
  return readdirSync(join(folder, 'tmp')).filter((name) => name.startsWith('lab-function-'));
}

it('bundles a client with the packages of its project, and the same files into the same asset', async () => {
  const bundles = [await synthesize('one', 'own-client.ts'), await synthesize('two', 'own-client.ts')];
  const [asset, again] = bundles.map((file) => /asset\.([0-9a-f]{64})/.exec(file)?.[1]);
  expect(asset).toBeDefined();
  expect(again).toBe(asset);
  const [file = ''] = bundles;
  expect(readBundle(file)).toContain(GREETING);
  expect(leftovers()).toEqual([]);

  // The handler checks the names before it needs a database.
  const program = `import { handler } from '${file}';
    await handler({ runId: 'r', durationSeconds: 1, clients: ['none'] }).catch(({ message }) => console.log(message));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  expect(stdout).toMatch(
    /clients must be an array of different names from pg-.*, own-client, got \["none"\]/,
  );
}, 120_000);

it('leaves no bundle behind if the client cannot be bundled', async () => {
  writeFileSync(join(folder, 'project', 'broken.ts'), 'export default ;');
  await expect(synthesize('broken', 'broken.ts')).rejects.toThrow(/broken\.ts:1:15.*export default ;/s);
  expect(leftovers()).toEqual([]);
}, 60_000);
