import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eventually } from '../../testing/eventually';
import { processesMentioning, processesWithin } from '../../testing/processes';
import { useTemporaryFolder } from '../../testing/temporary-folder';

const program = join(__dirname, '..', 'support', 'loopback-program.ts');

describe('a program that has started an account', () => {
  const folder = useTemporaryFolder();
  /** Ends programs that a failed test has left. */
  afterEach(() => {
    const programs = processesWithin(folder()).filter((row) => row.includes(program));
    for (const row of programs) process.kill(Number.parseInt(row, 10), 'SIGKILL');
  });
  const leftovers = () => [processesMentioning(folder()).length, ...readdirSync(folder())].join();

  it.each([
    ['stop', 'stop()'],
    ['late', 'a start that missed its deadline'],
  ])('ends by itself (%s) after %s: no open handle keeps it running', async (name) => {
    const child = start(folder(), name);
    await untilReady(child);
    const [exitCode] = await once(child, 'exit', { signal: AbortSignal.timeout(20_000) });
    expect([exitCode, leftovers()]).toEqual([0, '0']);
  });

  it('leaves no process and no file when it is killed', async () => {
    const child = start(folder(), 'stay');
    await untilReady(child);
    expect(processesMentioning(folder()).length).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await eventually(leftovers, '0', 10_000);
  });

  it('ends and leaves nothing when the test runner that started it is killed', async () => {
    const startsIt =
      "require('child_process').spawn(process.execPath, process.argv.slice(1), { stdio: 'inherit' })";
    const runner = start(folder(), 'stay', ['-e', startsIt, '--'], { NODE_TEST_CONTEXT: 'child-v8' });
    await untilReady(runner);
    runner.kill('SIGKILL');
    await once(runner, 'close', { signal: AbortSignal.timeout(20_000) });
    await eventually(leftovers, '0', 10_000);
  });
});

/** Starts the program. `within` are arguments of a program of Node.js that starts it. */
function start(
  temporaryFolder: string,
  name: string,
  within: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): ChildProcess {
  return spawn(process.execPath, [...within, '--import', 'tsx', program, name], {
    cwd: join(__dirname, '..', '..', '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      TMPDIR: temporaryFolder,
      TSX_DISABLE_CACHE: '1',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...env,
    },
  });
}

async function untilReady({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) throw new Error('the output of the program is not a pipe');
  expect(await once(createInterface({ input: stdout }), 'line')).toEqual(['ready']);
}
