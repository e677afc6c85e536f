import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  LEAST_FOR_INTERVAL,
  LEAST_FOR_P95,
  LEAST_FOR_P99,
  LEAST_FOR_RULE_OF_THREE,
} from '../../../drill/report-format/sample-sizes';
import {
  CLOCKS_APART_MS,
  LATE_MS,
  LATE_NEXT_TO_BAD_TICK_MS,
  MAX_REGRESSION,
  SLOW_MS,
  STEADY_MS,
  STEADY_PERIODS,
  USUAL_WAITS,
  VOID_BRACKET_MS,
  VOID_BRACKET_PART,
} from '../../../drill/report-format/thresholds';
import { repository } from '../../support/repository';

const explained = readFileSync(join(repository, 'docs', 'measurement.md'), 'utf8').replaceAll(/\s+/g, ' ');

it.each([
  ['a late answer', `${LATE_MS} ms`],
  ['a late answer next to a bad tick', `${LATE_NEXT_TO_BAD_TICK_MS} ms`],
  ['steady service', `${STEADY_MS} ms`],
  ['steady service of a slow lane', `${STEADY_PERIODS} periods`],
  ['a slow answer', `${SLOW_MS} ms`],
  ['a bracket that makes a run void', `${VOID_BRACKET_MS} ms`],
  ['an interval of the median', `${LEAST_FOR_INTERVAL} runs`],
  ['a regression', `${MAX_REGRESSION} times`],
  ['a 95th percentile', `${LEAST_FOR_P95} runs`],
  ['a 99th percentile', `${LEAST_FOR_P99}`],
])('docs/measurement.md has the threshold of %s: %s', (_, text) => {
  expect(explained).toMatch(new RegExp(`\\b${text.replace('.', '\\.')}\\b`));
});

it('docs/measurement.md has the other thresholds in words', () => {
  expect({ USUAL_WAITS, CLOCKS_APART_MS, VOID_BRACKET_PART, LEAST_FOR_RULE_OF_THREE }).toEqual({
    USUAL_WAITS: 2,
    CLOCKS_APART_MS: 1_000,
    VOID_BRACKET_PART: 1 / 5,
    LEAST_FOR_RULE_OF_THREE: 4,
  });
  for (const words of ['twice', 'a second', 'a fifth', 'four runs']) expect(explained).toContain(words);
});
