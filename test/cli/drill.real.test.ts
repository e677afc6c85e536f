import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { renderText } from '../../drill/report/text/render';
import type { Report } from '../../drill/report-format/report';
import { KEPT, measuredDrill, savedReport } from '../support/drill/measured-drill';
import { LabRun } from '../support/lab-run';
import { repository } from '../support/repository';

describe('lab drill, on a loopback account of its own', () => {
  const assembly = join(repository, 'cdk.out');
  const changedAt = () => (existsSync(assembly) ? statSync(assembly).mtimeMs : 'never');
  const assemblyChangedAt = changedAt();
  let run: LabRun;
  let report: Report;

  beforeAll(async () => {
    const asUsersRunIt = { CDK_VALIDATION: undefined };
    run = await measuredDrill(['--readers', '1', '--before', '1', '--after', '3'], asUsersRunIt);
    const saved = savedReport(run);
    if (!saved) throw new Error(`there is no report:\n${run.stderr}`);
    report = saved;
  }, 300_000);
  afterAll(() => LabRun.closeAll());

  it('ends with 0 when no budget is broken', async () => {
    expect(Object.keys(KEPT)).toContain(report.verdict);
    expect(await run.ended).toBe(KEPT[report.verdict]);
  });

  it('measured what it was told to, in a failover that happened', () => {
    expect(report).toMatchObject({
      account: 'loopback',
      plan: { stackName: 'AuroraFailoverLab', rateHz: 100, beforeSeconds: 1, afterSeconds: 3, repeat: 1 },
      environment: { region: 'us-east-1', conditions: { pace: 'instant' } },
      runs: [{ failover: { previousWriter: 'aurorafailoverlab-1', newWriter: 'aurorafailoverlab-2' } }],
    });
    const [measured] = report.runs;
    expect(measured?.writeOutageMs.high).toBeGreaterThan(0);
    expect(measured?.ledger).toMatchObject({ state: 'read', lost: 0, readFrom: 'aurorafailoverlab-2' });
  });

  it('says on standard output the report as text and where the page is, and nothing else', () => {
    expect(run.stdout).toBe(`${renderText(report)}\nReport: ${join(run.outFolder, 'report.html')}\n`);
    expect(run.stdout).toMatch(/^(HELD|VOID) /);
    expect(readFileSync(join(run.outFolder, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  });

  it('says on standard error a line as each step begins and one as it ends', () => {
    const steps = [
      'start a loopback account',
      'synthesize the lab',
      'deploy it',
      'measure the failover',
      'write the report',
      'destroy it',
      'stop the account',
    ];
    const lines = steps.flatMap((step) => [`${step} …`, `${step}: done in # s`]);
    expect(
      run.stderr
        .replaceAll(/\d+\.\d(?= s$)/gm, '#')
        .trimEnd()
        .split('\n'),
    ).toEqual(lines);
  });

  it('leaves no process, no file but the report, and the checkout as it was', () => {
    expect(run.leftovers()).toEqual([]);
    expect(changedAt()).toBe(assemblyChangedAt);
  });

  it('is rendered again by lab report, text and page the same', async () => {
    const [page, again] = [join(run.outFolder, 'report.html'), join(run.folder, 'out-again')];
    const rendered = new LabRun([...['report', join(run.outFolder, 'report.json')], ...['--out', again]]);
    expect(await rendered.ended).toBe(0);
    expect(rendered.stdout).toBe(run.stdout.replace(page, join(again, 'report.html')));
    expect(rendered.stderr).toBe('');
    expect(readFileSync(join(again, 'report.html'), 'utf8')).toBe(readFileSync(page, 'utf8'));
  });
});
