import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import { LabRun } from '../support/lab-run';

interface Moment {
  readonly step: string;
  /** Whether the step is at work, not only about to begin. */
  readonly isAtWork: (run: LabRun) => boolean;
}

const runs = (text: string) => (run: LabRun) => run.processes().some((row) => row.includes(text));

const MOMENTS: readonly Moment[] = [
  { step: 'synthesize the lab', isAtWork: hasBegunToWrite },
  { step: 'deploy it', isAtWork: runs('bin/postgres -D ') },
  { step: 'measure the failover', isAtWork: runs('lambda/runtime/main.mjs') },
];

afterAll(() => LabRun.closeAll());

describe('lab drill, killed', () => {
  // At the same time: they mostly wait.
  const killed = new Map<string, Promise<LabRun>>();
  beforeAll(() => {
    for (const moment of MOMENTS) killed.set(moment.step, kill(moment));
    return Promise.allSettled(killed.values());
  }, 180_000);

  it.each(MOMENTS)('while it is to $step: 3 s later no process and no file is left', async ({ step }) => {
    const run = await killed.get(step);
    expect(await run?.ended).toBe('SIGKILL');
    expect(run?.leftovers()).toEqual([]);
  });
});

/** Kills a drill; rejects when something is left of it after 3 s. */
async function kill({ step, isAtWork }: Moment): Promise<LabRun> {
  const run = new LabRun(['drill', '--readers', '1', '--before', '60', '--after', '2']);
  await run.says(`${step} …`);
  await waitFor(`to ${step} is under way`, 60_000, () =>
    isAtWork(run) ? undefined : run.processes().join('\n'),
  );
  run.process.kill('SIGKILL');
  await waitFor('nothing is left', 3_000, () => run.leftovers().join('\n') || undefined);
  return run;
}

/** The app writes what the CDK CLI then reads. */
function hasBegunToWrite({ folder }: LabRun): boolean {
  const [work] = readdirSync(folder).filter((name) => name.startsWith('lab-drill-'));
  return work !== undefined && existsSync(join(folder, work, 'cdk.out'));
}
