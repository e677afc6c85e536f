import type { DrillEvent } from '../../../drill/run/events';
import type { DrillPlan } from '../../../drill/run/plan';
import { runDrill } from '../../../drill/run-drill';
import { plan } from '../../support/drill/drill-plan';
import { InstantTime } from '../../support/drill/instant-time';
import { ScriptedAccount } from '../../support/drill/scripted-account';

/** The probe is stalled at the start of the outage. */
const STALLS = [{ fromMs: 2_801, toMs: 3_401 }];
const NONE: typeof STALLS = [];

async function run(stalls: (typeof STALLS)[], changes: Partial<DrillPlan> = {}) {
  const account = new ScriptedAccount({ stalls });
  const events: DrillEvent[] = [];
  const listen = (event: DrillEvent) => events.push(event);
  const { signal } = new AbortController();
  const report = await runDrill(account.clients, { ...plan, ...changes }, listen, signal, new InstantTime());
  const failovers = account.calls.filter((call) => call === 'invoke the-failover').length;
  return { report, events, failovers };
}

describe('a void run', () => {
  it('is measured again, and reported', async () => {
    const { report, events, failovers } = await run([STALLS, NONE]);
    expect(failovers).toBe(2);
    expect(report).toMatchObject({ verdict: 'held', summary: { n: 1 }, runs: [{ verdict: 'held' }] });
    expect(report.measuredAgain).toEqual([
      { startedAt: expect.any(String), reasons: [expect.stringContaining('stalled')] },
    ]);
    expect(events.filter(({ state }) => state === 'void')).toMatchObject([{ run: 1 }]);
  });

  it('is the result if the allowed number of void runs was already measured again', async () => {
    const { report, failovers } = await run([STALLS, STALLS, STALLS, NONE]);
    expect(failovers).toBe(3);
    expect(report).toMatchObject({ verdict: 'void', runs: [{ verdict: 'void' }] });
    expect(report.measuredAgain).toHaveLength(2);
  });

  it('does not count towards the number of runs', async () => {
    const { report, failovers } = await run([NONE, STALLS, NONE], { repeat: 2 });
    expect(failovers).toBe(3);
    expect(report).toMatchObject({ verdict: 'held', runs: [{}, {}] });
    expect(report.measuredAgain).toHaveLength(1);
  });

  it('is not measured again if the plan has a target, because the target is the writer after the first failover', async () => {
    const { report, failovers } = await run([STALLS, NONE], { targetInstanceIdentifier: 'lab-2' });
    expect(failovers).toBe(1);
    expect(report).toMatchObject({ verdict: 'void', measuredAgain: [] });
  });

  it('is not measured again if its cause has a class, because the writer has the class afterwards', async () => {
    const changes = { causes: ['class-change'], instanceClass: 'db.r7g.large' } as const;
    const { report } = await run([STALLS, NONE], changes);
    expect(report).toMatchObject({ verdict: 'void', measuredAgain: [] });
  });

  it('is not measured again if the plan does not allow it', async () => {
    const { failovers } = await run([STALLS, NONE], { voidRunsAllowed: 0 });
    expect(failovers).toBe(1);
  });
});
