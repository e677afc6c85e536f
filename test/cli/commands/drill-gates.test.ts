import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccount } from '../../../cli/account/drill-account';
import { renderJunit } from '../../../drill/report/junit/render';
import { renderSummary } from '../../../drill/report/markdown/summary';
import { parseReport } from '../../../drill/report-format/parse';
import type { Report } from '../../../drill/report-format/report';
import { runDrill } from '../../../drill/run-drill';
import { reportOf } from '../../support/drill/baseline-report';
import { fixturePath, readFixture } from '../../support/drill/report-fixture';
import { labMain } from '../../support/lab-main';

jest.mock('../../../cli/account/drill-account');
jest.mock('../../../drill/run-drill');

let folder: string;
let page: string;
beforeEach(() => {
  jest.clearAllMocks();
  folder = mkdtempSync(join(tmpdir(), 'afl-gates-'));
  page = join(folder, 'out', 'report.html');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `lab drill --aws` whose measurement is replaced by a report. */
async function drill(report: Report, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  jest.mocked(openAccount).mockResolvedValueOnce({ connection: { region: 'us-east-1' }, env: {} });
  jest.mocked(runDrill).mockResolvedValueOnce(report);
  return labMain(['drill', '--aws', '--out', join(folder, 'out'), ...args], env);
}

function saveBaseline(report: Report): string[] {
  const file = join(folder, 'baseline.json');
  writeFileSync(file, JSON.stringify(report));
  return ['--baseline', file];
}

describe('lab drill --baseline', () => {
  it('ends with exit code 1 for a regression, which the text, the page and report.json show', async () => {
    const baseline = saveBaseline(reportOf({ outage: [180, 200] }));
    const { exitCode, stdout } = await drill(reportOf({ outage: [900, 920] }), baseline);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^NOT HELD /);
    expect(stdout).toMatch(
      /\nCompared with the baseline\n─+\n.*\nthe probe +median outage +180 to 200 ms +900 to 920 ms +300 ms +regression\n/,
    );
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('<h2>Compared with the baseline</h2>');
    expect(html).toContain('the limit is 300 ms, 1.5 times the upper bound of the baseline, 200 ms');
    const saved = parseReport(readFileSync(join(folder, 'out', 'report.json'), 'utf8'));
    expect(saved.comparison).toMatchObject({
      maxRegression: 1.5,
      outages: [{ state: 'regressed', limitMs: 300 }],
    });
  });

  it('ends with exit code 0 if --max-regression permits the difference', async () => {
    const baseline = saveBaseline(reportOf({ outage: [180, 200] }));
    const { exitCode, stdout } = await drill(reportOf({ outage: [900, 920] }), [
      ...baseline,
      '--max-regression',
      '5',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Nothing is certainly worse than in the baseline.');
  });

  it('ends with exit code 1 for a report of other conditions', async () => {
    const report = reportOf({});
    const other = { ...report, environment: { ...report.environment, conditions: { pace: 'slow' } } };
    const { exitCode, stdout } = await drill(report, saveBaseline(other));
    expect(exitCode).toBe(1);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Nothing is compared, because the pace is instant in this drill',
    );
  });
});

describe('lab drill --junit', () => {
  it('writes the result as JUnit XML, and creates the folder', async () => {
    const file = join(folder, 'a', 'b', 'junit.xml');
    expect((await drill(readFixture('not-held'), ['--junit', file])).exitCode).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(renderJunit(readFixture('not-held')));
  });

  it.each(['/dev/null/junit.xml', '.'])('refuses %s before the drill', async (file) => {
    const { exitCode, stderr } = await labMain(['drill', '--junit', file, '--out', join(folder, 'out')]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^the JUnit XML cannot be written to .*\nchoose another file with --junit\n$/);
    expect(openAccount).not.toHaveBeenCalled();
  });
});

it('lab report --junit writes the JUnit XML of a saved report', async () => {
  const file = join(folder, 'junit.xml');
  const { exitCode } = await labMain(['report', fixturePath('repeated'), '--out', folder, '--junit', file]);
  expect(exitCode).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(renderJunit(readFixture('repeated')));
});

describe('the summary in GitHub Actions', () => {
  const report = readFixture('held');

  it('is appended to the file that GITHUB_STEP_SUMMARY names', async () => {
    const file = join(folder, 'summary.md');
    writeFileSync(file, 'of an earlier command\n');
    expect((await drill(report, [], { GITHUB_STEP_SUMMARY: file })).exitCode).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(`of an earlier command\n${renderSummary(report, page)}`);
  });

  it('leaves the file below the size that GitHub accepts', async () => {
    const file = join(folder, 'summary.md');
    writeFileSync(file, 'x'.repeat(1024 * 1024 - 500));
    await drill(report, [], { GITHUB_STEP_SUMMARY: file });
    const summary = readFileSync(file, 'utf8');
    expect(summary).toMatch(/x## Aurora failover drill: Held\n.*This summary was shortened\./s);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1024 * 1024);
  });

  it('is a warning if it cannot be written, and the drill keeps its exit code', async () => {
    const file = join(folder, 'summary');
    mkdirSync(file);
    const { exitCode, stderr } = await drill(readFixture('not-held'), [], { GITHUB_STEP_SUMMARY: file });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`warning: the summary cannot be written to ${file}: EISDIR`);
  });
});
