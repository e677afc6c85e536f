import { addComparison } from '../../../drill/judge/comparison';
import type { RunClient } from '../../../drill/report-format/client';
import { parseReport } from '../../../drill/report-format/parse';
import type { Report } from '../../../drill/report-format/report';
import type { RunFigures } from '../../support/drill/baseline-report';
import { reportOf } from '../../support/drill/baseline-report';
import { ENDLESS, measuredClient } from '../../support/drill/measured-client';

const outage = (low: number, high: number | null): RunFigures => ({ outage: [low, high] });
const client = (name: string, low: number, high: number, lost = 0): RunClient =>
  measuredClient(name, { outageMs: { low, high, ended: true }, lost });

function compare(drill: Report, baseline: Report, factor = 1.5) {
  const report = addComparison(drill, baseline, factor);
  if (!report.comparison) throw new Error('the report has no comparison');
  const { outages, losses } = report.comparison;
  return {
    ...report.comparison,
    report,
    states: outages.map(({ state }) => state),
    lossStates: losses.map(({ state }) => state),
  };
}

describe('the outage of one run is compared by its bracket:', () => {
  const baseline = reportOf(outage(180, 200));

  it.each([
    ['above the limit', 301, 320, 'regressed'],
    ['partly above the limit', 299, 320, 'uncertain'],
    ['at the limit', 280, 300, 'kept'],
    ['shorter', 100, 120, 'kept'],
    ['above the limit, and not ended', 301, null, 'regressed'],
    ['not ended, but with a low lower bound', 100, null, 'uncertain'],
  ] as const)('%s, %s to %s ms is %s', (_, low, high, state) => {
    const { states, outages } = compare(reportOf(outage(low, high)), baseline);
    expect({ states, limitMs: outages[0]?.limitMs }).toEqual({ states: [state], limitMs: 300 });
  });
});

it('a regression makes a held drill not held, with the value, the limit and the baseline in the reason', () => {
  const { report } = compare(reportOf(outage(301, 320)), reportOf(outage(180, 200)));
  expect(report.verdict).toBe('not-held');
  expect(report.reasons).toEqual([
    'cause request, writes of the probe: the median outage is 301 to 320 ms; the limit is 300 ms, 1.5 times the upper bound of the baseline, 200 ms',
  ]);
});

it('a drill that is no worse keeps its verdict, also if the comparison is uncertain', () => {
  for (const drill of [outage(180, 200), outage(299, 320)]) {
    const { report } = compare(reportOf(drill), reportOf(outage(180, 200)));
    expect({ verdict: report.verdict, reasons: report.reasons }).toEqual({ verdict: 'held', reasons: [] });
  }
});

it('one long outage of several is no certain regression', () => {
  const baseline = reportOf(outage(180, 200), outage(190, 210), outage(170, 190));
  expect(compare(reportOf(outage(180, 200), outage(900, 920), outage(900, 920)), baseline).states).toEqual([
    'uncertain',
  ]);
  const longer = [800, 900, 1_000].map((ms) => outage(ms - 20, ms));
  expect(compare(reportOf(...longer), baseline).states).toEqual(['regressed']);
});

it('with ten runs each, an outlier on either side does not hide a regression', () => {
  const runs = (ms: number, outlierMs: number) =>
    reportOf(
      ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((later) => outage(ms + later - 20, ms + later)),
      outage(outlierMs - 20, outlierMs),
    );
  expect(compare(runs(600, 100), runs(200, 5_000)).states).toEqual(['regressed']);
  expect(compare(runs(290, 5_000), runs(200, 100)).states).toEqual(['kept']);
});

it('compares with the shortest outage that is certainly noticed, if the baseline is shorter', () => {
  const baseline = reportOf(outage(0, 0));
  expect(compare(reportOf(outage(180, 200)), baseline).states).toEqual(['kept']);
  const { outages, report } = compare(reportOf(outage(203, 220)), baseline);
  expect(outages).toMatchObject([{ state: 'regressed', limitMs: 202.5 }]);
  expect(report.reasons).toEqual([
    expect.stringContaining('1.5 times the shortest outage that is certainly noticed, 135 ms'),
  ]);
});

it('an outage of the baseline that had not ended is no limit', () => {
  const { outages } = compare(reportOf(outage(9_000, null)), reportOf(outage(100, null)));
  expect(outages).toMatchObject([{ state: 'kept', limitMs: null }]);
});

it('does not compare the outages of void runs, and keeps the verdict void', () => {
  const { states, report } = compare(reportOf({ outage: [9_000, 9_020], isVoid: true }), reportOf({}));
  expect({ states, verdict: report.verdict }).toEqual({ states: ['not-compared'], verdict: 'void' });
});

describe('lost writes', () => {
  it.each([
    ['none before and none now', 0, 0, 'kept'],
    ['a new loss', 0, 1, 'regressed'],
    ['a loss in both', 2, 5, 'kept'],
    ['rows of the drill that could not be read', 0, null, 'not-compared'],
    ['rows of the baseline that could not be read', null, 3, 'not-compared'],
  ] as const)('%s: %s and %s', (_, before, now, state) => {
    expect(compare(reportOf({ lost: now }), reportOf({ lost: before })).lossStates).toEqual([state]);
  });

  it('a new loss makes the drill not held, even if its budget permits the loss and the run is void', () => {
    const { report } = compare(reportOf({ lost: 2, isVoid: true }), reportOf({}));
    expect(report.verdict).toBe('not-held');
    expect(report.reasons.at(-1)).toBe(
      'cause request, writes of the probe: 2 acknowledged writes lost; the baseline lost none',
    );
  });
});

it('compares each cause and each client that both reports have, and lists the others', () => {
  const baseline = reportOf(
    { cause: 'request', clients: [client('both', 180, 200), client('old', 1, 2)] },
    { cause: 'crash', outage: [380, 400], clients: [client('both', 380, 400)] },
    { cause: 'patch' },
  );
  const drill = reportOf(
    { cause: 'request', clients: [client('both', 500, 520), client('new', 1, 2)] },
    { cause: 'crash', outage: [380, 400], clients: [client('both', 380, 400, 1)] },
    { cause: 'zone-outage' },
  );
  const { outages, losses, notCompared, report } = compare(drill, baseline);
  expect(outages.map(({ cause, client: name, state }) => [cause, name, state])).toEqual([
    ['request', undefined, 'kept'],
    ['request', 'both', 'regressed'],
    ['crash', undefined, 'kept'],
    ['crash', 'both', 'kept'],
  ]);
  expect(losses.map(({ state }) => state)).toEqual(['kept', 'kept', 'kept', 'regressed']);
  expect(notCompared).toEqual([
    'the baseline has no cause zone-outage',
    'only the baseline has the cause patch',
    'the baseline has no client new',
    'only the baseline has the client old',
  ]);
  expect(report.reasons).toEqual([
    'cause crash, client both: 1 acknowledged write lost; the baseline lost none',
    expect.stringMatching(
      /^cause request, client both: the median outage is 500 to 520 ms; the limit is 300 ms/,
    ),
  ]);
});

it('a client that crashed regresses if it recovered in the baseline', () => {
  const crashed = measuredClient('mine', { state: 'crashed', crashedAtMs: 1, outageMs: ENDLESS });
  const baseline = reportOf({ clients: [client('mine', 180, 200)] });
  const { states, report } = compare(reportOf({ clients: [crashed] }), baseline);
  expect(states).toEqual(['kept', 'regressed']);
  expect(report.reasons[0]).toContain('client mine: the median outage is not recovered; the limit is 300 ms');
});

it('compares nothing under other conditions, and the drill is not held', () => {
  const baseline = reportOf(outage(180, 200));
  const slow = { ...baseline, environment: { ...baseline.environment, conditions: { pace: 'slow' } } };
  const { report, outages, losses } = compare(reportOf(outage(180, 200)), slow);
  expect({ outages, losses, verdict: report.verdict }).toEqual({
    outages: [],
    losses: [],
    verdict: 'not-held',
  });
  expect(report.reasons).toEqual([
    'the drill cannot be compared with its baseline: the pace is instant in this drill, and was slow in the baseline',
  ]);
});

it('a report with a comparison is valid in the published format', () => {
  const { report } = compare(reportOf(outage(9_000, null)), reportOf(outage(100, null)));
  expect(parseReport(JSON.stringify(report))).toEqual(JSON.parse(JSON.stringify(report)));
});
