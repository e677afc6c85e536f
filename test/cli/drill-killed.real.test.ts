import { waitFor } from 'aurora-loopback/testing/wait-for';
import { hasBegunToWrite, heldSynthesis } from '../support/held-synthesis';
import { LabRun } from '../support/lab-run';

interface Moment {
  readonly step: string;
  /** Whether the step, after its first line of output, has begun its work. */
  readonly isAtWork: (run: LabRun) => boolean;
  /** Makes the step long enough to be met. */
  readonly env?: NodeJS.ProcessEnv;
}

const runs = (text: string) => (run: LabRun) => run.processes().some((row) => row.includes(text));

const MOMENTS: readonly Moment[] = [
  // The lab is synthesized at the same time.
  { step: 'start a loopback account', isAtWork: runs('bin/app.ts'), env: heldSynthesis },
  { step: 'synthesize the lab', isAtWork: hasBegunToWrite, env: heldSynthesis },
  { step: 'deploy the lab', isAtWork: runs('bin/postgres -D ') },
  { step: 'measure the failover', isAtWork: runs('lambda/runtime/main.mjs') },
];

afterAll(() => LabRun.closeAll());

describe('lab drill', () => {
  // The drills run at the same time, because they mostly wait.
  const killed = new Map<string, Promise<LabRun>>();
  beforeAll(() => {
    for (const moment of MOMENTS) killed.set(moment.step, kill(moment));
    return Promise.allSettled(killed.values());
  }, 180_000);

  it.each(MOMENTS)('killed in the step "$step" leaves no process and no file', async ({ step }) => {
    const run = await killed.get(step);
    expect(await run?.ended).toBe('SIGKILL');
    expect(run?.leftovers()).toEqual([]);
  });
});

/** Kills a drill. Rejects if one of its processes or files is left after 20 s. */
async function kill({ step, isAtWork, env }: Moment): Promise<LabRun> {
  const run = new LabRun(['drill', '--readers', '1', '--before', '60', '--after', '2'], env);
  await run.says(`${step} …`);
  await waitFor(`the step "${step}" is working`, 60_000, () =>
    isAtWork(run) ? undefined : run.processes().join('\n'),
  );
  run.process.kill('SIGKILL');
  await waitFor('nothing is left', 20_000, () => run.leftovers().join('\n') || undefined);
  return run;
}
