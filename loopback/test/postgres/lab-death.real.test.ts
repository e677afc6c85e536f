import { chmodSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { processesMentioning, processIdsMentioning } from '../../testing/processes';
import { useTemporaryFolder } from '../../testing/temporary-folder';
import { waitFor } from '../../testing/wait-for';
import { LabProcess } from '../support/lab-process';
import { uniqueName } from '../support/unique-name';

/**
 * The removal usually takes 0.1 s. A file or process that is left after this time, even on a busy machine, is never
 * removed.
 */
const CLEAN_WITHIN_MS = 10_000;

jest.setTimeout(60_000);

describe('a lab process with servers', () => {
  const temporaryFolder = useTemporaryFolder();
  const labs: LabProcess[] = [];
  const startLab = (name: string) => {
    // If the lab runs as root, the unprivileged user of the servers creates and removes folders here.
    chmodSync(temporaryFolder(), 0o1777);
    const lab = new LabProcess({ name, temporaryFolder: temporaryFolder() });
    labs.push(lab);
    return lab;
  };
  afterEach(() => {
    for (const lab of labs.splice(0)) lab.kill();
  });
  const leftOf = (name: string) => [
    ...processesMentioning(name),
    ...processesMentioning(temporaryFolder()),
    ...readdirSync(temporaryFolder()),
  ];
  const nothingIsLeft = (name: string) =>
    waitFor('nothing is left', CLEAN_WITHIN_MS, () => leftOf(name).join('\n') || undefined);

  it.each(['home', 'initialised', 'running', 'copied'])(
    'leaves no process and no file when it is killed at the step "%s"',
    async (step) => {
      const name = uniqueName('killed');
      const lab = startLab(name);
      await lab.reach(step);
      lab.kill();
      await nothingIsLeft(name);
    },
    30_000,
  );

  it('leaves no process and no file when it is killed at any moment', async () => {
    const name = uniqueName('whenever');
    for (const delayMs of [60, 200, 300, 500, 900]) {
      const lab = startLab(name);
      await sleep(delayMs + Math.random() * 60);
      lab.kill();
      await nothingIsLeft(name);
    }
  });

  it('does not disturb another lab when it is killed', async () => {
    const [one, other] = [uniqueName('one'), uniqueName('other')];
    const labs = [startLab(one), startLab(other)] as const;
    await Promise.all(labs.map((lab) => lab.reach('running')));
    labs[0].kill();
    await waitFor(
      'the killed lab is gone',
      CLEAN_WITHIN_MS,
      () => processesMentioning(one).join('\n') || undefined,
    );
    expect(processesMentioning(`${other}-primary`).length).toBeGreaterThan(4);
    await labs[1].reach('copied');
    labs[1].kill();
    await nothingIsLeft(other);
  });

  it('leaves no process and no file after SIGTERM', async () => {
    const name = uniqueName('sigterm');
    const lab = startLab(name);
    await lab.reach('running');
    lab.process.kill('SIGTERM');
    await nothingIsLeft(name);
  });

  it('cleans up at once after its keeper was killed', async () => {
    const name = uniqueName('keeper');
    const lab = startLab(name);
    const { folder } = await lab.reach('home');
    await lab.reach('running');
    const [keeper] = processIdsMentioning(`lab-postgres-keeper ${folder}`);
    process.kill(keeper ?? 0, 'SIGKILL');
    await nothingIsLeft(name);
    await expect(lab.reach('never')).rejects.toThrow(
      `The keeper of ${folder} has ended, and every server with it. Create another home.`,
    );
  });
});
