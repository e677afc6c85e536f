import { renderText } from '../../../../drill/report/text/render';
import { readFixture } from '../../../support/drill/report-fixture';

it('begins with the verdict and the three numbers', () => {
  expect(renderText(readFixture('held')).split('\n').slice(0, 8)).toEqual([
    'HELD  AuroraFailoverLab on a loopback account, 2026-11-22 10:00 UTC',
    'Every budget was kept, and everything worked again before the run ended.',
    '',
    'Write outage              ≤ 263 ms  budget 5.00 s  and at least 179 ms; over new connections',
    'Read outage               none      no budget set  every lane was served throughout',
    'Acknowledged writes lost  0         budget 0       of 1,405 acknowledged; one failover says little of the next',
    '',
    "Measured on a loopback account: the outage is PostgreSQL's on one machine, not Aurora's.",
  ]);
});

it('says why it is not held, and shows what stayed on the demoted writer', () => {
  const text = renderText(readFixture('not-held'));
  expect(text).toMatch(/^NOT HELD /);
  expect(text).toContain('- 3 acknowledged writes of 783 lost, and the budget is 0.\n');
  expect(text).toMatch(/write-pool +19\.8 s +not ended +/);
  expect(text).toMatch(/write-pool +lab-1 +\+3\.410 s +16\.6 s +not during the run +165\n/);
});

it('shows of several runs a line each, and the one with the longest write outage', () => {
  const text = renderText(readFixture('repeated'));
  expect(text.match(/lab-1 → lab-2 +\d+ to \d+ ms/g)).toHaveLength(7);
  expect(text).toContain('Run 3, with the longest write outage');
});

it('lets nothing that a server said reach the terminal as a command', () => {
  const report = readFixture('held');
  const evil = '\u001b[2J\u009b31mred\r\nnew line\u202e';
  const [run] = report.runs;
  if (!run) throw new Error('the saved report has a run');
  const moments = [{ atMs: 1, source: 'event' as const, text: evil }];
  const text = renderText({ ...report, reasons: [evil], runs: [{ ...run, runId: evil, moments }] });
  expect(text).toContain('31mred');
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
