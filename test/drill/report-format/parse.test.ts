import { InvalidReport, parseReport } from '../../../drill/report-format/parse';
import { readFixture } from '../../support/drill/report-fixture';

it('parses a saved report', () => {
  const report = readFixture('not-held');
  expect(parseReport(JSON.stringify(report))).toEqual(report);
});

it.each<[string, string, RegExp]>([
  ['invalid JSON', '{"schema": 1', /^not a report of version 1: /],
  ['another JSON value', '[]', /report must be an object, got \[\]$/],
  [
    'another version',
    JSON.stringify({ ...readFixture('held'), schema: 2 }),
    /report\.schema must be 1, got 2$/,
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
