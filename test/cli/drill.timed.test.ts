import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT } from '../../cli/exit-codes';
import { renderJunit } from '../../drill/report/junit/render';
import { renderText } from '../../drill/report/text/render';
import type { Report } from '../../drill/report-format/report';
import { endedReport, skipIfVoid } from '../support/drill/measured-drill';
import { readFixture } from '../support/drill/report-fixture';
import { LabRun } from '../support/lab-run';
import { repository } from '../support/repository';

describe('lab drill on a new loopback account', () => {
  const assembly = join(repository, 'cdk.out');
  const changedAt = () => (existsSync(assembly) ? statSync(assembly).mtimeMs : 'never');
  const assemblyChangedAt = changedAt();
  const folder = mkdtempSync(join(tmpdir(), 'afl-drill-'));
  const [baseline, junit] = [join(folder, 'baseline.json'), join(folder, 'junit.xml')];
  let run: LabRun;
  let report: Report;

  beforeAll(async () => {
    const asUsersRunIt = { CDK_VALIDATION: undefined, LAB_FUNCTIONS_FOLDER: undefined };
    writeFileSync(baseline, JSON.stringify(withOneReader(readFixture('held'))));
    // The limit is far above the outage of any machine: the test is about the comparison, not about its result.
    const gates = ['--baseline', baseline, '--max-regression', '100', '--junit', junit];
    run = new LabRun(['drill', '--readers', '1', '--before', '1', '--after', '5', ...gates], asUsersRunIt);
    report = await endedReport(run);
  }, 300_000);
  afterAll(async () => {
    await LabRun.closeAll();
    rmSync(folder, { recursive: true });
  });

  describe('if it is not void,', () => {
    beforeAll(() => skipIfVoid(run));

    it('is held, ends with exit code 0, and measures an outage', async () => {
      expect({ verdict: report.verdict, reasons: report.reasons }).toEqual({ verdict: 'held', reasons: [] });
      expect(await run.ended).toBe(EXIT.held);
      expect(report.runs[0]?.writeOutageMs.high).toBeGreaterThan(0);
    });
  });

  it('reports the requested settings, and the failover that took place', () => {
    const { previousWriter, newWriter } = failoverAfter(report.measuredAgain?.length ?? 0);
    expect(report).toMatchObject({
      account: 'loopback',
      plan: { stackName: 'AuroraFailoverLab', rateHz: 100, beforeSeconds: 1, afterSeconds: 5, repeat: 1 },
      environment: { region: 'us-east-1', conditions: { pace: 'instant' } },
      runs: [{ failover: { previousWriter, newWriter } }],
    });
    expect(report.runs[0]?.ledger).toMatchObject({ state: 'read', lost: 0, readFrom: newWriter });
  });

  it('compares the drill with its baseline, and writes JUnit XML', () => {
    const { comparison } = report;
    expect(comparison).toMatchObject({ maxRegression: 100, differences: [], notCompared: [] });
    expect(comparison?.losses).toMatchObject([{ cause: 'request', state: 'kept', drill: 0, baseline: 0 }]);
    expect(comparison?.outages).toMatchObject([
      { cause: 'request', baseline: { n: 1, median: readFixture('held').runs[0]?.writeOutageMs.high } },
    ]);
    expect(readFileSync(junit, 'utf8')).toBe(renderJunit(report));
  });

  it('prints on standard output only the report as text and the path of the page', () => {
    expect(run.stdout).toBe(`${renderText(report)}\nReport: ${join(run.outFolder, 'report.html')}\n`);
    expect(readFileSync(join(run.outFolder, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  });

  it('prints on standard error one line when each step begins and one when it ends', () => {
    const steps = [
      'start a loopback account',
      'synthesize the lab',
      'deploy the lab',
      'measure the failover',
      'write the report',
      'destroy the lab',
      'stop the loopback account',
    ];
    const lines = steps.flatMap((step) => [`${step} …`, `${step}: done in # s`]);
    expect(
      run.stderr
        .replaceAll(/\d+\.\d(?= s$)/gm, '#')
        .trimEnd()
        .split('\n'),
    ).toEqual(lines);
  });

  it('leaves no process and no file except the report, and does not change the checkout', () => {
    expect(run.leftovers()).toEqual([]);
    expect(changedAt()).toBe(assemblyChangedAt);
  });

  it('writes a report that lab report renders with the same text and page', async () => {
    const [page, again] = [join(run.outFolder, 'report.html'), join(run.folder, 'out-again')];
    const rendered = new LabRun([...['report', join(run.outFolder, 'report.json')], ...['--out', again]]);
    expect(await rendered.ended).toBe(0);
    expect(rendered.stdout).toBe(run.stdout.replace(page, join(again, 'report.html')));
    expect(rendered.stderr).toBe('');
    expect(readFileSync(join(again, 'report.html'), 'utf8')).toBe(readFileSync(page, 'utf8'));
  });
});

/** Removes a reader from a report, so that it fits the drill. */
function withOneReader(saved: Report): Report {
  return { ...saved, runs: saved.runs.map((each) => ({ ...each, members: each.members.slice(0, 2) })) };
}

/**
 * Returns the last failover of a drill. Void runs that were measured again also failed over, each to the other instance.
 */
function failoverAfter(voidRuns: number) {
  const [first, second] = ['aurorafailoverlab-1', 'aurorafailoverlab-2'];
  return voidRuns % 2 === 0
    ? { previousWriter: first, newWriter: second }
    : { previousWriter: second, newWriter: first };
}
