import {
  formatBracket,
  formatCount,
  formatMs,
  formatNumberOf,
  formatOffset,
} from '../../../drill/report-format/number-text';

it.each([
  [0, '0 ms'],
  [0.44, '0.4 ms'],
  [9.94, '9.9 ms'],
  [9.96, '10 ms'],
  [172.4, '172 ms'],
  [999.4, '999 ms'],
  [999.6, '1.00 s'],
  [1_234, '1.23 s'],
  [12_345, '12.3 s'],
  [99_940, '99.9 s'],
  [99_960, '1 min 40 s'],
  [125_400, '2 min 05 s'],
  [-42, '−42 ms'],
])('formats %d ms as %s', (ms, text) => {
  expect(formatMs(ms)).toBe(text);
});

it.each([
  [{ low: 199, high: 209 }, '199 to 209 ms'],
  [{ low: 900, high: 1_100 }, '900 ms to 1.10 s'],
  [{ low: 0, high: 12 }, '0 to 12 ms'],
  [{ low: 120_000, high: 130_000 }, '2 min 00 s to 2 min 10 s'],
  [{ low: 12_010, high: 12_030 }, '12.0 s'],
  [{ low: 12_010, high: null }, 'at least 12.0 s'],
  [{ low: 0, high: 0 }, 'none'],
])('formats the bracket %j as %s', (bracket, text) => {
  expect(formatBracket(bracket)).toBe(text);
});

it('formats times relative to the request, and counts', () => {
  expect([0, 412.4, -2_000, -0.2].map(formatOffset)).toEqual([
    '+0.000 s',
    '+0.412 s',
    '−2.000 s',
    '+0.000 s',
  ]);
  expect(formatCount(1_234_567)).toBe('1,234,567');
  expect([1, 2, 0].map((count) => formatNumberOf(count, 'write'))).toEqual([
    '1 write',
    '2 writes',
    '0 writes',
  ]);
});
