import { describePromotion, describeVerdict } from '../../../drill/report/sentences';
import type { Run } from '../../../drill/report-format/run';
import { readFixture } from '../../support/drill/report-fixture';

const [run] = readFixture('held').runs;
if (!run) throw new Error('the saved report has a run');

const promotionOf = (prediction: Partial<Run['prediction']>) =>
  describePromotion({ ...run, prediction: { ...run.prediction, newWriter: 'lab-2', ...prediction } });

it.each<[string, Partial<Run['prediction']>]>([
  ['lab-2 took over from lab-1, as predicted.', { predicted: ['lab-2'], result: 'as predicted' }],
  [
    'lab-2 took over from lab-1, as predicted (lab-2, lab-3 or lab-4).',
    { predicted: ['lab-2', 'lab-3', 'lab-4'], result: 'as predicted' },
  ],
  ['lab-2 took over from lab-1, but lab-3 was predicted.', { predicted: ['lab-3'], result: 'otherwise' }],
  [
    'No new writer was observed. Predicted to take over from lab-1: lab-2 or lab-3.',
    { predicted: ['lab-2', 'lab-3'], newWriter: null, result: 'unknown' },
  ],
])('describes the promotion: "%s"', (sentence, prediction) => {
  expect(promotionOf(prediction)).toBe(sentence);
});

it('states that runs were measured again, and why', () => {
  const report = readFixture('held');
  const measuredAgain = [
    { startedAt: '2026-11-22T10:00:00.000Z', reasons: ['the probe was stalled for 600 ms'] },
  ];
  expect(describeVerdict({ ...report, measuredAgain })).toMatch(
    /^Measured again after 1 run in which the probe itself was stalled for too long\. Every budget was kept/,
  );
  expect(describeVerdict({ ...report, measuredAgain: [] })).toMatch(/^Every budget was kept/);
});
