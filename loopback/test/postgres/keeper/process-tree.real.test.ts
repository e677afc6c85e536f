import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { childrenByPs, childrenOf, kill } from '../../../postgres/keeper/process-tree';
import { waitFor } from '../../../testing/wait-for';

describe('the children of a process', () => {
  let parent: ChildProcess | undefined;
  afterEach(() => {
    for (const child of childrenOf(parent?.pid ?? 0) ?? []) kill(child);
    parent?.kill('SIGKILL');
  });

  it('are found through /proc and through ps', async () => {
    parent = spawn('sh', ['-c', 'sleep 60 & sleep 60 & wait']);
    const processId = parent.pid ?? 0;
    await waitFor('both children run', 10_000, () =>
      childrenOf(processId)?.length === 2 ? undefined : 'not yet',
    );
    expect(childrenByPs(processId)?.sort()).toEqual(childrenOf(processId)?.sort());
  });

  it('are undefined for a process that has ended', () => {
    const ended = 2 ** 22 + 1;
    expect(childrenOf(ended)).toBeUndefined();
    expect(() => kill(ended)).not.toThrow();
  });

  it('are undefined for a zombie process, because its children have a new parent', async () => {
    // After `exec`, no process waits for the former children of the shell.
    parent = spawn('sh', ['-c', 'sh -c "sleep 60 & echo; wait" & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    parent.stdout?.on('data', (chunk: Buffer) => (output += chunk));
    // The empty line of the inner shell may arrive first.
    await waitFor('the outer shell prints a process ID', 10_000, () =>
      /^\d+$/m.test(output) ? undefined : output || 'nothing',
    );
    const unwaited = Number(/^\d+$/m.exec(output)?.[0]);
    await waitFor('the child of the unwaited process runs', 10_000, () =>
      childrenOf(unwaited)?.length === 1 ? undefined : 'not yet',
    );
    const [orphan] = childrenOf(unwaited) ?? [];
    kill(unwaited);
    await waitFor('the unwaited process has ended', 10_000, () =>
      childrenOf(unwaited) === undefined ? undefined : 'not yet',
    );
    expect(childrenByPs(unwaited)).toBeUndefined();
    kill(Number(orphan));
  });
});
