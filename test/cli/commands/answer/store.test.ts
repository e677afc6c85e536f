import { parseAnswers } from '../../../../cli/commands/answer/store';
import { choice, instance, seconds, sqlState } from '../../../../exercises/answer-fields';

const exercise = {
  number: 6,
  answers: [instance('new-writer', 'the new writer'), choice('reason', 'why', ['no-reader', 'no-volume'])],
};

it('each answer is stored under the name that the exercise gives it, in the order of the exercise', () => {
  expect(parseAnswers(exercise, ['lab-2', 'no-reader'])).toEqual({
    'new-writer': 'lab-2',
    reason: 'no-reader',
  });
});

it('a missing answer is refused with the usage of the exercise', () => {
  expect(() => parseAnswers(exercise, ['lab-2'])).toThrow(
    expect.objectContaining({
      message: 'exercise 6 asks for 2 answers, got 1',
      hint: 'usage: npm run lab -- answer 6 <new-writer> <reason>\n  new-writer: the new writer\n  reason: why',
      exitCode: 2,
    }),
  );
});

it('an answer to an exercise that asks for none is refused', () => {
  expect(() => parseAnswers({ number: 3, answers: [] }, ['1'])).toThrow('exercise 3 asks for no answer');
});

it('all wrong values are listed, each with the values allowed', () => {
  expect(() => parseAnswers(exercise, ['Lab 2', 'none'])).toThrow(
    `new-writer must be the identifier of an instance, such as aurorafailoverlab-2; got "Lab 2"
reason must be one of: no-reader, no-volume; got "none"`,
  );
});

it.each([
  [seconds('outage', '', 0, 600), '12.5', '12.5'],
  [seconds('outage', '', 0, 600), '600', '600'],
  [sqlState('code', ''), '42P01', '42P01'],
])('a value in range is accepted', (field, text, value) => {
  expect(field.parse(text)).toBe(value);
});

it.each([
  [seconds('outage', '', 0, 600), '601', /number of seconds from 0 to 600; got "601"/],
  [seconds('outage', '', 0, 600), '1e2', /got "1e2"/],
  [sqlState('code', ''), '2500', /five digits or capital letters, such as 42P01; got "2500"/],
])('a value out of range is refused', (field, text, message) => {
  expect(() => field.parse(text)).toThrow(message);
});
