import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import { hasBegunToWrite, heldSynthesis } from '../support/held-synthesis';
import { LabRun } from '../support/lab-run';

interface Interruption {
  /** Step during which the signal is sent. */
  readonly step: string;
  /** Whether the step, after its first line of output, has begun its work. */
  readonly isAtWork: (run: LabRun) => boolean;
  /** Makes the step long enough to be met. */
  readonly env?: NodeJS.ProcessEnv;
  readonly signal: NodeJS.Signals;
  /** Whether the signal is sent repeatedly until the drill has ended. */
  readonly isRepeated: boolean;
}

const runs = (text: string) => (run: LabRun) => run.processes().some((row) => row.includes(text));

const INTERRUPTIONS: readonly Interruption[] = [
  {
    step: 'synthesize the lab',
    isAtWork: hasBegunToWrite,
    signal: 'SIGTERM',
    isRepeated: false,
    env: heldSynthesis,
  },
  { step: 'deploy the lab', isAtWork: runs('bin/postgres -D '), signal: 'SIGINT', isRepeated: false },
  {
    step: 'measure the failover',
    isAtWork: runs('lambda/runtime/main.mjs'),
    signal: 'SIGINT',
    isRepeated: true,
  },
];

describe('lab drill', () => {
  // The drills run at the same time: they mostly wait, and the test also checks that they do not affect each other.
  const interrupted = new Map<string, Promise<LabRun>>();
  beforeAll(() => {
    for (const interruption of INTERRUPTIONS) interrupted.set(interruption.step, interrupt(interruption));
    return Promise.allSettled(interrupted.values());
  }, 180_000);
  afterAll(() => LabRun.closeAll());

  it.each(INTERRUPTIONS)(
    'interrupted in the step "$step" ends with exit code 130 and without a report',
    async ({ step }) => {
      const run = await interrupted.get(step);
      expect(await run?.ended).toBe(130);
      expect(run?.stdout).toBe('');
    },
  );

  it.each(INTERRUPTIONS.filter(({ isRepeated }) => !isRepeated))(
    'interrupted in the step "$step" reports its clean-up',
    async ({ step }) => {
      const run = await interrupted.get(step);
      const lines = run?.stderr.trimEnd().split('\n').slice(-4);
      expect(lines).toEqual([
        expect.stringMatching(`^${step}: failed after `),
        'interrupted; removing what the drill created …',
        'stop the loopback account …',
        expect.stringMatching('^stop the loopback account: done in '),
      ]);
      expect(existsSync(String(run?.outFolder))).toBe(false);
    },
  );

  it.each(INTERRUPTIONS)(
    'interrupted in the step "$step" leaves no process and no file',
    async ({ step }) => {
      const run = await interrupted.get(step);
      // Processes that were sent a signal may take a moment to end.
      await waitFor('nothing is left', 20_000, () => run?.leftovers().join('\n') || undefined);
    },
  );
});

async function interrupt({ step, isAtWork, signal, isRepeated, env }: Interruption): Promise<LabRun> {
  const run = new LabRun(['drill', '--readers', '1', '--before', '60', '--after', '2'], env);
  await run.says(`${step} …`);
  await waitFor(`the step "${step}" is working`, 60_000, () =>
    isAtWork(run) ? undefined : run.processes().join('\n'),
  );
  run.process.kill(signal);
  while (isRepeated && !run.isOver) {
    await Promise.race([run.ended, sleep(100)]);
    run.process.kill(signal);
  }
  await run.ended;
  return run;
}
