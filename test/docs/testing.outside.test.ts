import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from 'aurora-loopback/testing/eventually';
import { printFigures, secondsSince } from 'aurora-loopback/testing/print-figures';
import { processesMentioning, processesWithin } from 'aurora-loopback/testing/processes';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import { readCommands, readExamples } from '../support/page-examples';
import { createProject, installPackages, PROJECT_TIMEOUT_MS } from '../support/project';

const examples = readExamples('testing.md');

/** A test that does not end before its runner is killed, and that ends later than an account may be left. */
const STAYS =
  "test('stays', () => (writeFileSync('stays-' + process.pid, ''), new Promise(() => {})), 90_000);\n";
const STAYS_IN_SCRIPT = `const { writeFileSync } = require('node:fs');\n${STAYS}`;
const STAYS_IN_MODULE = `import { writeFileSync } from 'node:fs';\n${STAYS}`;
const LEFT_TIMEOUT_MS = 30_000;

interface Recipe {
  /** Examples of the page, by the names of the files to which they are written. */
  readonly files: Readonly<Record<string, string>>;
  readonly command: string;
  readonly passed: RegExp;
  /** A test that is added to the files of tests. */
  readonly stays: string;
}

const RECIPES: readonly (readonly [string, Recipe])[] = [
  [
    'Jest with a cluster for each test file',
    {
      files: { 'orders.test.js': 'orders.test.js', 'more-orders.test.js': 'orders.test.js' },
      command: 'npx jest --maxWorkers=2',
      passed: /Tests: +2 passed, 2 total/,
      stays: STAYS_IN_SCRIPT,
    },
  ],
  [
    'Jest with a cluster for each worker',
    {
      files: asNamed('worker.test.js', 'jest.config.js', 'global-setup.js', 'global-teardown.js'),
      command: 'npx jest --maxWorkers=2',
      passed: /Tests: +1 passed, 1 total/,
      stays: STAYS_IN_SCRIPT,
    },
  ],
  [
    'Vitest',
    {
      files: asNamed('loopback.test.mjs'),
      command: 'npx vitest run',
      passed: /Tests +1 passed \(1\)/,
      stays: STAYS_IN_MODULE,
    },
  ],
  [
    'node:test',
    {
      files: asNamed('orders.node.mjs'),
      command: 'node --test orders.node.mjs',
      passed: /pass 1\n/,
      stays: STAYS_IN_MODULE,
    },
  ],
];

beforeAll(installPackages, PROJECT_TIMEOUT_MS);

let project: string;
/** `TMPDIR` of the programs. It is in the environment of all of their processes. */
let temporary: string;
beforeEach(async () => {
  project = await createProject();
  temporary = join(project, 't');
  mkdirSync(temporary);
  // The same mode as /tmp, because the servers' user needs access.
  chmodSync(temporary, 0o1777);
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(project, { recursive: true });
});

it('the page has seven examples', () => {
  expect([...examples.keys()]).toEqual([
    ...['orders.test.js', 'jest.config.js', 'global-setup.js', 'global-teardown.js', 'worker.test.js'],
    ...['loopback.test.mjs', 'orders.node.mjs'],
  ]);
});

it('the commands at the top of the page fail a cluster over in an empty folder', async () => {
  // The project has been created with the other commands.
  const [, , command = ''] = readCommands('testing.md')[0] ?? [];
  write({ 'orders.test.js': 'orders.test.js' });
  const startMs = performance.now();
  expect(await run(command)).toEqual([0, expect.stringMatching(/Tests: +1 passed, 1 total/)]);
  printFigures('the test of docs/testing.md in an empty folder', {
    seconds: secondsSince(startMs),
    goal: 20,
  });
});

describe.each(RECIPES)('the recipe for %s', (_, { files, command, passed, stays }) => {
  it('passes and leaves nothing', async () => {
    write(files);
    const [exitCode, output] = await run(command);
    expect([exitCode, output]).toEqual([0, expect.stringMatching(passed)]);
    expect(output).not.toMatch(/did not exit|force exited|open handle/);
    await expectNothingLeft();
  });

  it('leaves nothing when the test runner is killed', async () => {
    write(files);
    for (const name of Object.keys(files).filter((file) => /\.(test|node)\./.test(file)))
      writeFileSync(join(project, name), `${examples.get(files[name] ?? '')}${stays}`);
    const { child, output } = start(`exec ${command.replace('npx ', 'node node_modules/.bin/')}`);
    await waitFor('a test stays', 60_000, () =>
      processesOfTests().length > 0 ? undefined : output() || 'no output',
    );
    expect(processesMentioning(join(temporary, 'lab-pg-'))).not.toEqual([]);
    child.kill('SIGKILL');
    try {
      await expectNothingLeft(processesMentioning);
    } finally {
      // The workers of a runner that was killed continue until their tests end.
      for (const processId of processesOfTests()) kill(processId);
    }
    await expectNothingLeft();
  });
});

function asNamed(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name]));
}

/** Writes examples of the page to files of the project. */
function write(files: Readonly<Record<string, string>>): void {
  for (const [file, name] of Object.entries(files)) {
    const text = examples.get(name);
    if (text === undefined) throw new Error(`The page has no ${name}.`);
    writeFileSync(join(project, file), text);
  }
}

const started: ChildProcess[] = [];

function start(command: string) {
  const env = { PATH: process.env.PATH, HOME: temporary, TMPDIR: temporary, CI: 'true', NO_COLOR: '1' };
  const child = spawn('/bin/sh', ['-c', command], { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return { child, output: () => output };
}

async function run(command: string): Promise<[exitCode: number, output: string]> {
  const { child, output } = start(command);
  const [exitCode] = await once(child, 'close', { signal: AbortSignal.timeout(120_000) });
  return [exitCode, output()];
}

/** Returns the IDs of the processes in which a test stays. */
function processesOfTests(): number[] {
  return readdirSync(project).flatMap((name) => (name.startsWith('stays-') ? Number(name.slice(6)) : []));
}

function kill(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch {
    // The process has already ended.
  }
}

/**
 * Waits until the folders of accounts and servers are removed, and all processes have ended, or those that
 * `processesMentioning` finds: the ones of accounts and servers.
 */
async function expectNothingLeft(find = processesWithin): Promise<void> {
  const folders = () => readdirSync(temporary).filter((name) => name.startsWith('lab-'));
  await eventually(() => [...find(temporary), ...folders()].join('\n'), '', LEFT_TIMEOUT_MS);
}
