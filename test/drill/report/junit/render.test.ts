import { addComparison } from '../../../../drill/judge/comparison';
import { renderJunit } from '../../../../drill/report/junit/render';
import { parseReport } from '../../../../drill/report-format/parse';
import type { Report } from '../../../../drill/report-format/report';
import { reportOf } from '../../../support/drill/baseline-report';
import { casesIn, findJunitProblems } from '../../../support/drill/junit-schema';
import { readFixture } from '../../../support/drill/report-fixture';
import { reportOfCauses } from '../../../support/drill/scenarios';
import { parseStrictXml } from '../../../support/drill/strict-xml';

const parse = (report: Report) => parseStrictXml(renderJunit(report));

/** Returns the result of each test case: `passed`, or the name of its element, and its message. */
function resultsOf(report: Report) {
  return casesIn(parse(report)).map(({ attributes, children: [result] }) => [
    attributes.classname,
    attributes.name,
    result?.name ?? 'passed',
    ...(result ? [result.attributes.message] : []),
  ]);
}

const longer = () =>
  addComparison(reportOf({ outage: [900, 920], lost: 2 }), reportOf({ outage: [180, 200] }), 1.5);

const REPORTS: readonly (readonly [string, Report])[] = [
  ...(['held', 'not-held', 'void', 'repeated', 'clients', 'clients-repeated'] as const).map(
    (name) => [name, readFixture(name)] as const,
  ),
  ['of all causes', reportOfCauses()],
  ['worse than its baseline', longer()],
];

it.each(REPORTS)(
  'the JUnit XML of the report %s follows the common schema, and has a failure for the verdict not-held and an error for void',
  (_, report) => {
    const root = parse(report);
    expect(findJunitProblems(root)).toEqual([]);
    const { failures, errors } = root.attributes;
    expect({ isFailed: failures !== '0', isVoid: failures === '0' && errors !== '0' }).toEqual({
      isFailed: report.verdict === 'not-held',
      isVoid: report.verdict === 'void',
    });
  },
);

it.each(REPORTS)('every reason of the report %s is in the message of one test case', (_, report) => {
  const messages = resultsOf(report).map(([, , , message = '']) => message);
  for (const reason of report.reasons) {
    expect(messages.filter((message) => message.includes(reason)).length).toBeGreaterThan(0);
  }
});

it('a missed budget is a failure with the value and the limit, and its time is the outage', () => {
  const report = readFixture('not-held');
  expect(resultsOf(report)).toEqual([
    ['cause request', 'effect of the cause', 'passed'],
    [
      'cause request',
      'write outage',
      'failure',
      report.reasons.find((reason) => reason.includes('writes (')),
    ],
    ['cause request', 'read outage', 'passed'],
    [
      'cause request',
      'acknowledged writes lost',
      'failure',
      '3 of 783 acknowledged writes lost; the budget is 0',
    ],
  ]);
  const [, write] = casesIn(parse(report));
  expect(Number(write?.attributes.time)).toBeCloseTo(Number(report.runs[0]?.writeOutageMs.low) / 1_000, 2);
});

it('the timings of a void run are errors, and its ledger is judged', () => {
  expect(resultsOf(readFixture('void')).map(([, name, result]) => [name, result])).toEqual([
    ['effect of the cause', 'passed'],
    ['write outage', 'error'],
    ['read outage', 'error'],
    ['acknowledged writes lost', 'passed'],
  ]);
});

it('a judged client passes or fails, and any other client is skipped with its figures', () => {
  const clients = resultsOf(readFixture('clients')).filter(([, name]) => name?.startsWith('client '));
  const named = new Map(clients.map(([, name, ...result]) => [name, result]));
  expect(named.get('client pg-query')).toEqual(['failure', expect.stringContaining('the caller saw')]);
  expect(named.get('client pg-checkout')).toEqual([
    'skipped',
    expect.stringMatching(/^outage at least .*, 497 errors$/),
  ]);
  expect(named.get('client pg-no-listener')).toEqual(['skipped', expect.stringMatching(/^crashed, outage /)]);
});

it('each of several causes is a suite', () => {
  expect(parse(reportOfCauses()).children.map(({ attributes }) => attributes.name)).toEqual([
    'cause request',
    'cause crash',
    'cause writer-lost',
    'cause zone-outage',
    'cause class-change',
    'cause patch',
  ]);
});

it('the comparison with a baseline is a suite: regressions are failures', () => {
  expect(resultsOf(longer()).filter(([suite]) => suite === 'baseline')).toEqual([
    ['baseline', 'conditions of the baseline', 'passed'],
    [
      'baseline',
      'outage, cause request, writes of the probe',
      'failure',
      expect.stringContaining('the limit is 300 ms'),
    ],
    [
      'baseline',
      'lost writes, cause request, writes of the probe',
      'failure',
      expect.stringContaining('2 acknowledged writes lost'),
    ],
  ]);
});

it('an uncertain comparison is skipped', () => {
  const uncertain = addComparison(reportOf({ outage: [299, 320] }), reportOf({}), 1.5);
  expect(resultsOf(uncertain)).toContainEqual([
    'baseline',
    'outage, cause request, writes of the probe',
    'skipped',
    'uncertain: 299 to 320 ms; in the baseline 180 to 200 ms',
  ]);
});

it('texts of a server cannot break the XML', () => {
  const report = readFixture('clients');
  const evil = '\u001b[2J\u0000</testcase>"&\u202e\ud800';
  const runs = report.runs.map((run) => ({
    ...run,
    reasons: [...run.reasons, evil],
    clients: run.clients.map((client) => ({ ...client, name: client.name + evil })),
  }));
  expect(findJunitProblems(parse({ ...report, runs }))).toEqual([]);
});

it('a report that an earlier version saved is rendered too', () => {
  const { schema: _, ...saved } = readFixture('not-held');
  const runs = saved.runs.map(({ clients: __, ...run }) => run);
  expect(findJunitProblems(parse(parseReport(JSON.stringify({ ...saved, schema: 1, runs }))))).toEqual([]);
});
