import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LabRun } from '../support/lab-run';
import { waitFor } from '../support/wait-for';

interface Interruption {
  /** The step it comes in, and what shows that the step is at work. */
  readonly step: string;
  readonly isAtWork: (run: LabRun) => boolean;
  readonly signal: NodeJS.Signals;
  /** Whether it is sent again and again until the drill has ended. */
  readonly isImpatient: boolean;
}

const runs = (text: string) => (run: LabRun) => run.processes().some((row) => row.includes(text));

const INTERRUPTIONS: readonly Interruption[] = [
  { step: 'synthesize the lab', isAtWork: hasBegunToWrite, signal: 'SIGTERM', isImpatient: false },
  { step: 'deploy it', isAtWork: runs('bin/postgres -D '), signal: 'SIGINT', isImpatient: false },
  {
    step: 'measure the failover',
    isAtWork: runs('lambda/runtime/main.mjs'),
    signal: 'SIGINT',
    isImpatient: true,
  },
];

describe('lab drill, interrupted', () => {
  // All at the same time: they mostly wait, and must not get into each other's way.
  const interrupted = new Map<string, Promise<LabRun>>();
  beforeAll(() => {
    for (const interruption of INTERRUPTIONS) interrupted.set(interruption.step, interrupt(interruption));
    return Promise.allSettled(interrupted.values());
  }, 180_000);
  afterAll(() => LabRun.closeAll());

  it.each(INTERRUPTIONS)('while it is to $step: ends with 130 and no report', async ({ step }) => {
    const run = await interrupted.get(step);
    expect(await run?.ended).toBe(130);
    expect(run?.stdout).toBe('');
  });

  it.each(INTERRUPTIONS.filter(({ isImpatient }) => !isImpatient))(
    'while it is to $step: says that it cleans up',
    async ({ step }) => {
      const run = await interrupted.get(step);
      const lines = run?.stderr.trimEnd().split('\n').slice(-4);
      expect(lines).toEqual([
        expect.stringMatching(`^${step}: failed after `),
        'interrupted; removing what was made …',
        'stop the account …',
        expect.stringMatching('^stop the account: done in '),
      ]);
      expect(existsSync(String(run?.outFolder))).toBe(false);
    },
  );

  it.each(INTERRUPTIONS)('while it is to $step: leaves nothing behind', async ({ step }) => {
    const run = await interrupted.get(step);
    // What was told to end may take a moment to be gone.
    await waitFor('nothing is left', 5_000, () => run?.leftovers().join('\n') || undefined);
  });
});

async function interrupt({ step, isAtWork, signal, isImpatient }: Interruption): Promise<LabRun> {
  const run = new LabRun(['drill', '--readers', '1', '--before', '60', '--after', '2']);
  await run.says(`${step} …`);
  await waitFor(`to ${step} is under way`, 60_000, () =>
    isAtWork(run) ? undefined : run.processes().join('\n'),
  );
  run.process.kill(signal);
  while (isImpatient && !run.isOver) {
    await Promise.race([run.ended, sleep(100)]);
    run.process.kill(signal);
  }
  await run.ended;
  return run;
}

/** The app writes what the CDK CLI then reads; both have to end before the folder can be removed. */
function hasBegunToWrite({ folder }: LabRun): boolean {
  const [work] = readdirSync(folder).filter((name) => name.startsWith('lab-drill-'));
  return work !== undefined && existsSync(join(folder, work, 'cdk.out'));
}
