import type { DrillEvent } from '../../../drill/run/events';
import type { DrillPlan } from '../../../drill/run/plan';
import { runDrill } from '../../../drill/run-drill';
import { plan } from '../../support/drill/drill-plan';
import { InstantTime } from '../../support/drill/instant-time';
import { ScriptedAccount } from '../../support/drill/scripted-account';

/** The probe stands still as the outage begins. */
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

describe('a run that comes out void', () => {
  it('is measured again, and told of', async () => {
    const { report, events, failovers } = await run([STALLS, NONE]);
    expect(failovers).toBe(2);
    expect(report).toMatchObject({ verdict: 'held', summary: { n: 1 }, runs: [{ verdict: 'held' }] });
    expect(report.measuredAgain).toEqual([
      { startedAt: expect.any(String), reasons: [expect.stringContaining('stood still')] },
    ]);
    expect(events.filter(({ state }) => state === 'void')).toMatchObject([{ run: 1 }]);
  });

  it('is reported as it is when as many were void before as are allowed', async () => {
    const { report, failovers } = await run([STALLS, STALLS, STALLS, NONE]);
    expect(failovers).toBe(3);
    expect(report).toMatchObject({ verdict: 'void', runs: [{ verdict: 'void' }] });
    expect(report.measuredAgain).toHaveLength(2);
  });

  it('does not count as one of several', async () => {
    const { report, failovers } = await run([NONE, STALLS, NONE], { repeat: 2 });
    expect(failovers).toBe(3);
    expect(report).toMatchObject({ verdict: 'held', runs: [{}, {}] });
    expect(report.measuredAgain).toHaveLength(1);
  });

  it('is not measured again where its target was given: that is the writer by then', async () => {
    const { report, failovers } = await run([STALLS, NONE], { targetInstanceIdentifier: 'lab-2' });
    expect(failovers).toBe(1);
    expect(report).toMatchObject({ verdict: 'void', measuredAgain: [] });
  });

  it('is not measured again where that is not allowed', async () => {
    const { failovers } = await run([STALLS, NONE], { voidRunsAllowed: 0 });
    expect(failovers).toBe(1);
  });
});
