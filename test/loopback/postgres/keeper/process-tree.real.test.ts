import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { childrenByPs, childrenOf, kill } from '../../../../loopback/postgres/keeper/process-tree';
import { waitFor } from '../../../support/wait-for';

describe('the children of a process', () => {
  let parent: ChildProcess | undefined;
  afterEach(() => {
    for (const child of childrenOf(parent?.pid ?? 0)) kill(child);
    parent?.kill('SIGKILL');
  });

  it('are found, by either way to look for them', async () => {
    parent = spawn('sh', ['-c', 'sleep 60 & sleep 60 & wait']);
    const processId = parent.pid ?? 0;
    await waitFor('both children run', 2000, () =>
      childrenOf(processId).length === 2 ? undefined : 'not yet',
    );
    expect(childrenByPs(processId).sort()).toEqual(childrenOf(processId).sort());
  });

  it('are none of a process that has ended', () => {
    const ended = 2 ** 22 + 1;
    expect(childrenOf(ended)).toEqual([]);
    expect(() => kill(ended)).not.toThrow();
  });
});
