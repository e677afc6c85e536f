import type { Script } from '../../support/drill/scripted-account';
import { playCause } from '../../support/drill/scripted-drill';

const instances = { 'lab-1': 'available', 'lab-2': 'available' };
const BEFORE = { instances, writer: 'lab-1' };
const AFTER = { instances, writer: 'lab-2' };

/** The looks at the start and before the run, then those after the run. */
const looksAfter = (...looks: Script['looks'] & object) => [BEFORE, BEFORE, ...looks];

const failBack = (script: Script) => playCause('crash', script, { failBack: true });

it('makes the first writer the writer again, and waits until the cluster is available', async () => {
  const looks = looksAfter(AFTER, { ...AFTER, status: 'failing-over' }, BEFORE);
  const { account, events, report } = await failBack({ looks });
  expect(report?.verdict).toBeDefined();
  expect(account.calls.slice(-4)).toEqual([
    'look at the cluster',
    'invoke the-failover',
    'look at the cluster',
    'look at the cluster',
  ]);
  expect(account.events.at(-1)).toEqual({ targetInstanceIdentifier: 'lab-1' });
  expect(events.slice(-3)).toEqual([
    { state: 'failing-back', writer: 'lab-1' },
    { state: 'waiting', run: 1, seen: 'cluster is failing-over' },
    { state: 'failed-back', writer: 'lab-1' },
  ]);
});

it('requests nothing if the first writer is the writer', async () => {
  const { account, events } = await failBack({ looks: [BEFORE] });
  expect(account.calls).not.toContain('invoke the-failover');
  expect(events.at(-1)).toEqual({ state: 'failed-back', writer: 'lab-1' });
});

it('keeps the report if the failover is refused, and reports the problem', async () => {
  const failover = { errorType: 'InvalidDBClusterStateFault', errorMessage: 'lab-1 is not in step' };
  const { events, report } = await failBack({ looks: looksAfter(AFTER), failover });
  expect(report?.runs).toHaveLength(1);
  expect(events.at(-1)).toEqual({
    state: 'failed-back',
    writer: 'lab-1',
    problem: expect.stringMatching(/^the cluster cannot fail over: lab-1 is not in step; wait until/),
  });
});

it('reports that another reader became the writer', async () => {
  const { events } = await failBack({ looks: looksAfter(AFTER) });
  expect(events.at(-1)).toMatchObject({ problem: expect.stringContaining('ended with another writer') });
});

it('fails back only if it is asked to', async () => {
  const { account, events } = await playCause('crash', { looks: looksAfter(AFTER) });
  expect(account.calls).not.toContain('invoke the-failover');
  expect(events.at(-1)?.state).toBe('measured');
});
