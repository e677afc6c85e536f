import { InvalidReport, parseReport } from '../../../drill/report-format/parse';
import { readFixture } from '../../support/drill/report-fixture';

it('reads what was saved', () => {
  const report = readFixture('not-held');
  expect(parseReport(JSON.stringify(report))).toEqual(report);
});

it.each<[string, string, RegExp]>([
  ['no JSON', '{"schema": 1', /^this is no report of version 1: /],
  ['something else', '[]', /report must be an object, got \[\]$/],
  [
    'another version',
    JSON.stringify({ ...readFixture('held'), schema: 2 }),
    /report\.schema must be 1, got 2$/,
  ],
  [
    'a report that was tampered with',
    JSON.stringify({ ...readFixture('held'), runs: [{}] }),
    /report\.runs\[0\]\.runId is missing; .*; and \d+ more problems$/,
  ],
])('refuses %s, and says what to give instead', (_, json, message) => {
  const refuse = () => parseReport(json);
  expect(refuse).toThrow(InvalidReport);
  expect(refuse).toThrow(message);
  expect(refuse).toThrow(expect.objectContaining({ hint: expect.stringContaining('report.json') }));
});
