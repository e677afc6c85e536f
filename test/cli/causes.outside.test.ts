import type { CauseName } from '../../drill/report-format/cause';
import type { Report } from '../../drill/report-format/report';
import type { Run } from '../../drill/report-format/run';
import { endedReport, measuredDrill } from '../support/drill/measured-drill';
import { LabRun } from '../support/lab-run';

/** Effect of each cause, and events that it must have, by IDs or messages. */
const EFFECTS: Readonly<
  Record<CauseName, readonly [effect: Partial<Run['cause']>, events: readonly RegExp[]]>
> = {
  request: [
    { roleChanged: true, sockets: 'reset' },
    [/0073/, /A new writer was promoted/, /0385/, /0071.*customer initiated/],
  ],
  crash: [{ roleChanged: false, inPlaceRestart: true, sockets: 'reset' }, [/0006/]],
  'writer-lost': [{ roleChanged: true, sockets: 'silent' }, [/0073/, /0385/, /0071.*RDS initiated/]],
  'zone-outage': [
    { roleChanged: true, sockets: 'silent', endedAt: expect.any(String) },
    [/0073/, /0385/, /0071/],
  ],
  'class-change': [{ roleChanged: true, sockets: 'reset' }, [/0012/, /0073/, /0385/, /0071/, /0014/]],
  patch: [{ roleChanged: true, sockets: 'reset' }, [/0288/, /0026/, /0073/, /0385/, /0071/, /0289/]],
};

let drill: LabRun;
let report: Report;
beforeAll(async () => {
  drill = await measuredDrill(['--cause', 'all', '--rate', '50']);
  report = await endedReport(drill);
}, 300_000);
afterAll(() => LabRun.closeAll());

describe('lab drill --cause all on a new loopback account', () => {
  it('plays every cause once, in order', () => {
    expect(report.runs.map(({ cause }) => cause.name)).toEqual(Object.keys(EFFECTS));
    expect(report.plan.causes).toEqual(Object.keys(EFFECTS));
    expect(drill.stderr).not.toContain('omitted');
  });

  it.each(Object.entries(EFFECTS))('%s has its effect, and loses no write', (name, [effect, events]) => {
    const run = report.runs.find(({ cause }) => cause.name === name);
    expect(run?.cause).toMatchObject(effect);
    expect(run?.ledger).toMatchObject({ state: 'read', lost: 0 });
    const seen = run?.failover.events.map(({ id, message }) => `${id} ${message}`).join('\n');
    for (const event of events) expect(seen).toMatch(event);
  });

  it('shows no failover after a crash', () => {
    const crash = report.runs.find(({ cause }) => cause.name === 'crash');
    expect(crash?.failover).toMatchObject({ state: 'role-unchanged' });
    expect(crash?.failover.events.map(({ id }) => id)).not.toContain('RDS-EVENT-0071');
  });

  it('has nothing to undo, because the account is removed', () => {
    expect(report.runs.flatMap(({ cause }) => cause.left)).toEqual([]);
    expect(drill.stdout).not.toContain('Left in the cluster');
  });

  it('leaves no process and no file except the report', () => {
    expect(drill.leftovers()).toEqual([]);
  });
});
