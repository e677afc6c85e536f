import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eventually } from '../../../testing/eventually';
import { useTemporaryFolder } from '../../../testing/temporary-folder';
import { isRunning } from '../../support/is-running';

const program = join(__dirname, '..', '..', 'support', 'lambda', 'lab-with-functions.ts');

describe('after the lab is killed', () => {
  const folder = useTemporaryFolder();

  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'by %s, busy and idle functions end, with their child processes',
    async (signal) => {
      const lab = spawn(
        process.execPath,
        ['--require', createRequire(__filename).resolve('tsx/cjs'), program, folder()],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
          env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
        },
      );
      const [line] = await once(createInterface(lab.stdout), 'line');
      const processIds: number[] = JSON.parse(String(line));
      expect(processIds.map(isRunning)).toEqual([true, true, true]);
      lab.kill(signal);
      await eventually(() => processIds.some(isRunning), false, 10_000);
    },
    30_000,
  );
});
