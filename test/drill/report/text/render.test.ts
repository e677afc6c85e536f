import { renderText } from '../../../../drill/report/text/render';
import { readFixture } from '../../../support/drill/report-fixture';

it('the text begins with the verdict and the three numbers', () => {
  expect(renderText(readFixture('held')).split('\n').slice(0, 8)).toEqual([
    'HELD  AuroraFailoverLab on a loopback account, 2026-11-22 10:00 UTC',
    'Every budget was kept, and everything worked again before the run ended.',
    '',
    'Write outage              ≤ 263 ms  budget 5.00 s  at least 179 ms; over new connections',
    'Read outage               none      no budget set  no interruption on any lane',
    'Acknowledged writes lost  0         budget 0       of 1,405 acknowledged; one failover does not predict the next',
    '',
    "Measured on a loopback account: the outage is PostgreSQL's on one machine, not Aurora's.",
  ]);
});

it('the text lists the reasons of the verdict and the connections that stayed on the demoted writer', () => {
  const text = renderText(readFixture('not-held'));
  expect(text).toMatch(/^NOT HELD /);
  expect(text).toContain('- 3 of 783 acknowledged writes lost; the budget is 0.\n');
  expect(text).toMatch(/write-pool +19\.8 s +not ended +/);
  expect(text).toMatch(/write-pool +lab-1 +\+3\.410 s +16\.6 s +not during the run +165\n/);
});

it('the text of several runs has one line per run, and the run with the longest write outage in full', () => {
  const text = renderText(readFixture('repeated'));
  expect(text.match(/lab-1 → lab-2 +\d+ to \d+ ms/g)).toHaveLength(7);
  expect(text).toContain('Run 3, with the longest write outage');
});

it('the text contains no control characters from messages of a server', () => {
  const report = readFixture('held');
  const evil = '\u001b[2J\u009b31mred\r\nnew line\u202e';
  const [run] = report.runs;
  if (!run) throw new Error('the saved report has a run');
  const moments = [{ atMs: 1, source: 'event' as const, text: evil }];
  const text = renderText({ ...report, reasons: [evil], runs: [{ ...run, runId: evil, moments }] });
  expect(text).toContain('31mred');
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
