import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventually } from 'aurora-loopback/testing/eventually';
import { processesMentioning } from 'aurora-loopback/testing/processes';
import { skipTests } from 'aurora-loopback/testing/skip';
import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import { repository } from '../support/repository';

const page = readFileSync(join(repository, 'docs', 'testing.md'), 'utf8');

/** The examples of the page: blocks of code that begin with the name of their file. */
const examples = [...page.matchAll(/^```js\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, name = '', text = '']) => ({
    name,
    text,
  }),
);

/** Version that runs on Node.js 20. */
const VITEST = 'vitest@4.1.12';

/** Jest's transformation of the package's sources, which the published package does not need. */
const TRANSFORM = JSON.stringify({
  '\\.ts$': [
    '@swc/jest',
    { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
  ],
});

describe('the examples of docs/testing.md', () => {
  const folder = useTemporaryFolder();
  const project = () => join(folder(), 'project');
  const temporary = () => join(folder(), 't');
  beforeEach(() => {
    mkdirSync(project());
    mkdirSync(temporary());
  });

  it('are seven files', () => {
    expect(examples.map(({ name }) => name)).toEqual([
      ...['orders.test.js', 'jest.config.js', 'global-setup.js', 'global-teardown.js', 'worker.test.js'],
      ...['loopback.test.mjs', 'orders.node.mjs'],
    ]);
  });

  it('pass with Jest, and leave nothing', async () => {
    write('jest.config.js', 'global-setup.js', 'global-teardown.js', 'worker.test.js', 'orders.test.js');
    link('jest', '@swc', '@aws-sdk', 'pg', 'aurora-loopback');
    const jest = join('node_modules', 'jest', 'bin', 'jest.js');
    const { output, exitCode } = run([jest, '--maxWorkers=2', '--transform', TRANSFORM]);
    expect([exitCode, output]).toEqual([0, expect.stringContaining('Tests:       2 passed, 2 total')]);
    expect(output).not.toMatch(/did not exit|force exited|open handle/);
    await expectNothingLeft();
  });

  it('pass with Vitest, and leave nothing', async () => {
    write('loopback.test.mjs');
    writeFileSync(join(project(), 'package.json'), '{}');
    const npm = ['install', '--no-audit', '--no-fund', '--silent', VITEST];
    if (spawnSync('npm', npm, { cwd: project() }).status !== 0) skipTests(`${VITEST} cannot be installed`);
    link('pg', 'aurora-loopback');
    // The package's sources are loaded by Node.js, as the published package is.
    const config = 'export default { test: { server: { deps: { external: [/loopback/] } } } };';
    writeFileSync(join(project(), 'vitest.config.mjs'), config);
    const vitest = join('node_modules', 'vitest', 'vitest.mjs');
    const { output, exitCode } = run([vitest, 'run'], { NODE_OPTIONS: `--import ${loader}` });
    expect([exitCode, output]).toEqual([0, expect.stringMatching(/Tests +1 passed \(1\)/)]);
    await expectNothingLeft();
  });

  it('pass with node:test, and leave nothing', async () => {
    write('orders.node.mjs');
    link('pg', 'aurora-loopback');
    const { output, exitCode } = run(['--import', loader, '--test', 'orders.node.mjs']);
    expect([exitCode, output]).toEqual([0, expect.stringMatching(/pass 1\n/)]);
    await expectNothingLeft();
  });

  const loader = join(repository, 'node_modules', 'tsx', 'dist', 'loader.mjs');

  function write(...names: readonly string[]): void {
    for (const name of names) {
      const text = examples.find((example) => example.name === name)?.text;
      writeFileSync(join(project(), name), text ?? `The page has no ${name}.`);
    }
  }

  /** Makes packages of this repository available to the project. */
  function link(...packages: readonly string[]): void {
    for (const name of packages) {
      const path = join(project(), 'node_modules', name);
      mkdirSync(dirname(path), { recursive: true });
      symlinkSync(join(repository, 'node_modules', name), path);
    }
  }

  function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: project(),
      encoding: 'utf8',
      timeout: 120_000,
      env: { PATH: process.env.PATH, HOME: folder(), TMPDIR: temporary(), CI: 'true', NO_COLOR: '1', ...env },
    });
    return { exitCode: status, output: stdout + stderr };
  }

  async function expectNothingLeft(): Promise<void> {
    const accounts = () => readdirSync(temporary()).filter((name) => name.startsWith('lab-'));
    await eventually(() => [processesMentioning(temporary()).length, ...accounts()].join(), '0', 10_000);
  }
});
