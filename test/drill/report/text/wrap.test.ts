import { wrap } from '../../../../drill/report/text/wrap';

it('breaks at spaces, into lines of a hundred characters at most', () => {
  const lines = wrap('word '.repeat(60));
  expect(lines.join(' ')).toBe('word '.repeat(60).trim());
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(lines).toHaveLength(3);
});

it('leaves a word alone that is longer than a line, and makes no line of nothing', () => {
  expect(wrap(`a ${'b'.repeat(150)} c`)).toEqual(['a', 'b'.repeat(150), 'c']);
  expect(wrap('  ')).toEqual([]);
});
