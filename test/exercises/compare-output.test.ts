import { findDifference, mask } from '../../exercises/compare-output';

it.each([
  ['a time of the Data API', '2026-11-27 19:52:03.654909', '2026-11-28 01:02:03'],
  ['a time with its zone', '2026-11-27T19:52:03Z', '2026-11-28T01:02:03.5+00'],
  ['a duration', 'done in 3.88 s', 'done in 12 ms'],
  ['a lag', 'aurorafailoverlab-2 is 0 ms behind', 'aurorafailoverlab-3 is 12 ms behind'],
  ['a port', 'on 127.0.0.1:37333', 'on 127.0.0.1:4566'],
  [
    'an account, an endpoint and a process',
    '123456789012 http://127.0.0.1:1 (pid 1)',
    '000000000001 http://127.0.0.1:2 (pid 23)',
  ],
  ['an ARN', 'arn:aws:rds:us-east-1:123456789012:cluster:a', 'arn:aws:rds:eu-west-1:210987654321:cluster:b'],
  ['the width of a column', ' writer\n'.trim(), 'writer   '],
  ['an endpoint', 'a.cluster-ro-c1aa6lbbwjxj.us-east-1', 'a.cluster-ro-crc5t074vusz.us-east-1'],
  ['a function', 'FailoverFunction75CF4234-RIRWUCY5Nav0', 'FailoverFunction75CF4234-FOUw9Qos5Txq'],
  ['a rule', '------+--', '---+-----'],
])('%s may differ from the page', (_, shown, printed) => {
  expect(mask(printed)).toBe(mask(shown));
});

it.each([
  ['a role', 'writer', 'reader'],
  ['a kind of endpoint', 'a.cluster-ro-c1aa6lbbwjxj.us-east-1', 'a.cluster-c1aa6lbbwjxj.us-east-1'],
  ['a number of rows', '(1 row)', '(2 rows)'],
  ['an SQLSTATE', '(SQLSTATE 25006)', '(SQLSTATE 42P01)'],
])('%s may not differ from the page', (_, shown, printed) => {
  expect(mask(printed)).not.toBe(mask(shown));
});

it('output that is as shown has no difference, without empty lines and the lines of npm', () => {
  expect(findDifference(['one', '', 'two'], '\n> lab@1 lab\n> exec node\n\none\ntwo\n')).toBeUndefined();
});

it('a line of dots omits any number of lines', () => {
  expect(findDifference(['…', 'two', '…'], 'zero\none\ntwo\nthree')).toBeUndefined();
  expect(findDifference(['…', 'two', '…'], 'two')).toBeUndefined();
});

it.each([
  ['a missing line', ['one', 'two'], 'one', 'two'],
  ['a changed line', ['one', 'two'], 'one\nother', 'two'],
  ['a missing line after dots', ['…', 'two'], 'one', 'two'],
])('%s is the difference', (_, expected, output, difference) => {
  expect(findDifference(expected, output)).toBe(difference);
});

it('output that continues after the last line shown is a difference', () => {
  expect(findDifference(['one'], 'one\nmore')).toMatch(/it continues with: more/);
});
