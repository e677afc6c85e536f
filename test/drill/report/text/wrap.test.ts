import { wrap } from '../../../../drill/report/text/wrap';

it('breaks a text at spaces, into lines of at most a hundred characters', () => {
  const lines = wrap('word '.repeat(60));
  expect(lines.join(' ')).toBe('word '.repeat(60).trim());
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(lines).toHaveLength(3);
});

it('does not break a word that is longer than a line, and returns no line for an empty text', () => {
  expect(wrap(`a ${'b'.repeat(150)} c`)).toEqual(['a', 'b'.repeat(150), 'c']);
  expect(wrap('  ')).toEqual([]);
});

it('uses another width if one is given', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
});
