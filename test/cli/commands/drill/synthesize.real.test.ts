import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { synthesize } from '../../../../cli/commands/drill/synthesize';
import { LabError } from '../../../../cli/errors';
import { cdk } from '../../../support/cdk';
import { repository } from '../../../support/repository';

const TIMEOUT_MS = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'afl-synthesize-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { CDK_VALIDATION } = process.env;
beforeEach(() => {
  delete process.env.CDK_VALIDATION;
});
afterEach(() => {
  if (CDK_VALIDATION !== undefined) process.env.CDK_VALIDATION = CDK_VALIDATION;
});

function run(name: string, settings: Record<string, string>, app = repository): Promise<string> {
  const assembly = join(folder, name);
  const { signal } = new AbortController();
  return synthesize({ app, assembly, settings, temporaryFolder: folder, signal }).then(() => assembly);
}

it(
  'the assembly of a drill equals that of the CDK CLI: the manifest, the template, the assets and the validation report',
  async () => {
    const client = join(repository, 'examples', 'my-client.ts');
    const settings = { stackName: 'Mine', readers: '1', zoneOutage: 'true', clients: client };
    const context = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const byCli = join(folder, 'by-cli');
    expect(await cdk(byCli, ['synth', '--quiet', ...context])).toMatchObject({ exitCode: 0, stdout: '' });
    const files = hashAll(await run('by-drill', settings));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['Mine.template.json', 'manifest.json', 'validation-report.json']),
    );
    expect(files).toEqual(hashAll(byCli));
  },
  TIMEOUT_MS,
);

it(
  'settings that are not valid fail with the problems that the app prints',
  async () => {
    const failure = run('not-valid', { readers: '16' });
    await expect(failure).rejects.toThrow(LabError);
    await expect(failure).rejects.toThrow(
      'the synthesis failed:\nConfigError: readers must be an integer from 0 to 15, got 16',
    );
  },
  TIMEOUT_MS,
);

it(
  'a template that is not valid fails with the report of the validation',
  async () => {
    const app = mkdtempSync(join(folder, 'app-'));
    const { context } = JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8'));
    writeFileSync(join(app, 'cdk.json'), JSON.stringify({ app: 'node app.js', context }));
    writeFileSync(join(app, 'app.js'), appWith('AWS::S3::Bucket', { VersioningConfiguration: 'Enabled' }));
    await expect(run('invalid', {}, app)).rejects.toThrow(/VersioningConfiguration/);
  },
  TIMEOUT_MS,
);

/** Returns the code of an app with one resource. */
function appWith(type: string, properties: object): string {
  const library = JSON.stringify(join(repository, 'node_modules', 'aws-cdk-lib'));
  return `const { App, Stack, CfnResource } = require(${library});
const stack = new Stack(new App(), 'Invalid');
new CfnResource(stack, 'Resource', { type: '${type}', properties: ${JSON.stringify(properties)} });`;
}

/** Returns the hash of each file of an assembly, by path, except those that only the CDK CLI uses: its caches and timings. */
function hashAll(assembly: string): Record<string, string> {
  const entries = readdirSync(assembly, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashes = paths.map((path) => [relative(assembly, path), hash(readFileSync(path))] as const);
  return Object.fromEntries(
    hashes.filter(([path]) => !/^(\.c(ache|dk)\/|performance-counters\.json)/.test(path)).sort(),
  );
}

function hash(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
