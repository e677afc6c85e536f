import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eventually } from '../testing/eventually';
import { processesMentioning } from '../testing/processes';
import { useTemporaryFolder } from '../testing/temporary-folder';

const program = join(__dirname, 'support', 'account-program.ts');

describe('an account whose process is killed', () => {
  const folder = useTemporaryFolder();

  it('leaves no server, no function and no file', async () => {
    const lab = spawn(process.execPath, ['--import', 'tsx', program], {
      cwd: join(__dirname, '..', '..'),
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        TMPDIR: folder(),
        TSX_DISABLE_CACHE: '1',
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
    });
    const [line] = await once(createInterface(lab.stdout), 'line');
    expect(line).toBe('ready');
    const mine = () => processesMentioning(folder()).length;
    expect(mine()).toBeGreaterThan(0);
    lab.kill('SIGKILL');
    await eventually(() => [mine(), ...readdirSync(folder())].join(), '0', 10_000);
  }, 60_000);
});
