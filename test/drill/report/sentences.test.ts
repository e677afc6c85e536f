import type { Run } from '../../../drill/report/schema/run';
import { describePromotion } from '../../../drill/report/sentences';
import { readFixture } from '../../support/drill/report-fixture';

const [run] = readFixture('held').runs;
if (!run) throw new Error('the saved report has a run');

const promotionOf = (prediction: Partial<Run['prediction']>) =>
  describePromotion({ ...run, prediction: { ...run.prediction, newWriter: 'lab-2', ...prediction } });

it.each<[string, Partial<Run['prediction']>]>([
  ['lab-2 took over from lab-1, as predicted.', { predicted: ['lab-2'], result: 'as predicted' }],
  [
    'lab-2 took over from lab-1, as predicted: lab-2, lab-3 or lab-4.',
    { predicted: ['lab-2', 'lab-3', 'lab-4'], result: 'as predicted' },
  ],
  ['lab-2 took over from lab-1, though lab-3 was predicted.', { predicted: ['lab-3'], result: 'otherwise' }],
  [
    'lab-1 was to be followed by lab-2 or lab-3; no new writer was seen.',
    { predicted: ['lab-2', 'lab-3'], newWriter: null, result: 'unknown' },
  ],
])('says "%s"', (sentence, prediction) => {
  expect(promotionOf(prediction)).toBe(sentence);
});
