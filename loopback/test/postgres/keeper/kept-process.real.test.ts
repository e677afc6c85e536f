import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeptProcess } from '../../../postgres/keeper/kept-process';
import { childrenOf, kill } from '../../../postgres/keeper/process-tree';
import { useTemporaryFolder } from '../../../testing/temporary-folder';
import { waitFor } from '../../../testing/wait-for';

const folder = useTemporaryFolder();

/** Starts a shell in place of a postmaster. */
function startShell(script: string): KeptProcess {
  const dataFolder = join(folder(), 'data');
  mkdirSync(dataFolder);
  return new KeptProcess({
    program: 'sh',
    args: ['-c', script],
    binFolder: '/bin',
    homeFolder: folder(),
    dataFolder,
    input: '',
  });
}

describe('the report of the end of a process', () => {
  it('claims no fence for a process that ended by itself', async () => {
    const kept = startShell('echo the reason >&2; exit 3');
    expect(await kept.ended).toEqual({ code: 3, signal: null, outputTail: 'the reason\n', isFenced: false });
  });

  it('claims a fence for a process that was killed', async () => {
    const kept = startShell('kill -9 $$');
    expect(await kept.ended).toMatchObject({ code: null, signal: 'SIGKILL', isFenced: true });
  });

  it('comes after the last process has ended, where a signal may take effect later than its call', async () => {
    const { platform } = process;
    const started = join(folder(), 'started');
    setPlatform('darwin');
    try {
      // The shell in the background is not a child of the first shell when that is killed, and keeps its standard error.
      const kept = startShell('(sh -c "echo \\$\\$ > started; exec sleep 60" &) ; sleep 60; :');
      await waitFor('the process in the background runs', 10_000, () =>
        existsSync(started) && readFileSync(started, 'utf8').endsWith('\n') ? undefined : 'not yet',
      );
      await waitFor('the second child runs', 10_000, () =>
        childrenOf(kept.processId)?.length === 1 ? undefined : 'not yet',
      );
      const order: string[] = [];
      const [fenced, reported] = [kept.fence(), kept.ended];
      const all = Promise.all([
        fenced.then(() => order.push('fenced')),
        reported.then(() => order.push('reported')),
        kept.gone.then(() => order.push('gone')),
      ]);
      await waitFor('the postmaster has ended', 10_000, () =>
        childrenOf(kept.processId) === undefined ? undefined : 'not yet',
      );
      expect(order).toEqual([]);
      kill(Number(readFileSync(started, 'utf8')));
      await all;
      expect(order[0]).toBe('gone');
    } finally {
      setPlatform(platform);
      const background = existsSync(started) ? Number(readFileSync(started, 'utf8')) : 0;
      // 0 would mean all processes of Jest.
      if (background > 0) kill(background);
    }
  });
});

function setPlatform(value: NodeJS.Platform): void {
  Object.defineProperty(process, 'platform', { value, configurable: true });
}
