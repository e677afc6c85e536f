import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eventually } from '../../testing/eventually';
import { processesMentioning } from '../../testing/processes';
import { useTemporaryFolder } from '../../testing/temporary-folder';

const program = join(__dirname, '..', 'support', 'loopback-program.ts');

describe('a program that has started an account', () => {
  const folder = useTemporaryFolder();
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
});

function start(temporaryFolder: string, name: string): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', program, name], {
    cwd: join(__dirname, '..', '..', '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      TMPDIR: temporaryFolder,
      TSX_DISABLE_CACHE: '1',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  });
}

async function untilReady({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) throw new Error('the output of the program is not a pipe');
  expect(await once(createInterface({ input: stdout }), 'line')).toEqual(['ready']);
}
