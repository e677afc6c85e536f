import { readFileSync } from 'node:fs';
import { InvalidReport, parseReport } from '../../../drill/report-format/parse';
import { fixturePath, readFixture } from '../../support/drill/report-fixture';

it('parses a saved report', () => {
  const report = readFixture('not-held');
  expect(parseReport(JSON.stringify(report))).toEqual(report);
});

it.each<[string, string, RegExp]>([
  ['invalid JSON', '{"schema": 1', /^not a report of version 1 or 2: /],
  ['another JSON value', '[]', /report must be an object, got \[\]$/],
  [
    'another version',
    JSON.stringify({ ...readFixture('held'), schema: 3 }),
    /^not a report of version 1 or 2: report\.schema must be 1 or 2, got 3$/,
  ],
  [
    'a report with missing fields',
    JSON.stringify({ ...readFixture('held'), runs: [{}] }),
    /report\.runs\[0\]\.runId is missing; .*; and \d+ more problems$/,
  ],
])('rejects %s, with a hint', (_, json, message) => {
  const refuse = () => parseReport(json);
  expect(refuse).toThrow(InvalidReport);
  expect(refuse).toThrow(message);
  expect(refuse).toThrow(expect.objectContaining({ hint: expect.stringContaining('report.json') }));
});

const requested = {
  name: 'request',
  action: 'FailoverDBCluster',
  requestedAt: expect.stringMatching(/^2026-11-22T10:00:0\d\.\d{3}Z$/),
  roleChanged: true,
  inPlaceRestart: false,
  left: [],
};

it('turns a report of version 1 into one of version 2 whose failovers were requested and whose runs have no clients', () => {
  const saved = readFileSync(fixturePath('saved-before'), 'utf8');
  const { runs, plan, ...others } = JSON.parse(saved);
  expect(parseReport(saved)).toEqual({
    ...others,
    schema: 2,
    plan: { ...plan, causes: ['request'] },
    runs: runs.map((run: object) => ({ ...run, cause: requested, clients: [] })),
  });
});

it('adds the request as the cause to a report of version 2 that was saved before there were causes', () => {
  const saved = readFileSync(fixturePath('saved-before-causes'), 'utf8');
  const { runs, plan, ...others } = JSON.parse(saved);
  expect(parseReport(saved)).toEqual({
    ...others,
    plan: { ...plan, causes: ['request'] },
    runs: runs.map((run: object) => ({ ...run, cause: requested })),
  });
});

it.each([
  ['no runs', { runs: undefined }, /report\.runs is missing$/],
  ['runs that are not objects', { runs: [7] }, /report\.runs\[0\] must be an object, got 7$/],
])('rejects a report of version 1 with %s', (_, changes, message) => {
  const saved = JSON.parse(readFileSync(fixturePath('saved-before'), 'utf8'));
  expect(() => parseReport(JSON.stringify({ ...saved, ...changes }))).toThrow(message);
});

it('rejects a client with a wrong state, and one of version 2 without the list of clients', () => {
  const report = readFixture('clients');
  const change = (changes: object) =>
    JSON.stringify({ ...report, runs: report.runs.map((run) => ({ ...run, ...changes })) });
  expect(() => parseReport(change({ clients: [{ name: 'mine', state: 'gone' }] }))).toThrow(
    'report.runs[0].clients[0].state must be "ran" or "crashed" or "unresponsive" or "not-opened", got "gone"',
  );
  expect(() => parseReport(change({ clients: undefined }))).toThrow('report.runs[0].clients is missing');
});
