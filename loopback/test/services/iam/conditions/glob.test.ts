import { matchesGlob } from '../../../../services/iam/conditions/glob';

const matches = (pattern: string, text: string, bySegment = false) =>
  matchesGlob([{ pattern }], text, { bySegment });

describe('a pattern', () => {
  it.each([
    ['rds:Describe*', 'rds:DescribeDBClusters', true],
    ['rds:Describe*', 'rds:Describe', true],
    ['rds:Describe*', 'rds:FailoverDBCluster', false],
    ['*', '', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*b*d*', 'abcde', true],
    ['*b*d', 'abcde', false],
    ['a?c', 'a\u{1F418}c', true],
    ['', 'a', false],
  ])('%s matches %s: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it('matches its literal parts literally', () => {
    const parts = [{ pattern: 'arn:aws:s3:::b/' }, { literal: 'a*' }, { pattern: '/?' }];
    expect(matchesGlob(parts, 'arn:aws:s3:::b/a*/x')).toBe(true);
    expect(matchesGlob(parts, 'arn:aws:s3:::b/abc/x')).toBe(false);
  });

  it('compares a character at most once per character of the pattern and of the text', () => {
    const [pattern, text] = [`${'*a'.repeat(30)}b`, 'a'.repeat(300)];
    const comparisons = jest.spyOn(String.prototype, 'startsWith');
    expect(matches(pattern, text)).toBe(false);
    const { length } = comparisons.mock.calls;
    expect(length).toBeGreaterThan(text.length);
    expect(length).toBeLessThanOrEqual(pattern.length * (text.length + 1));
  });
});

describe('a pattern of an ARN', () => {
  it.each([
    // "If the * wildcard is the last character of a resource ARN segment, it can expand to match beyond the colon."
    ['arn:aws:rds:*', 'arn:aws:rds:eu-west-1:1:cluster:lab', true],
    ['arn:aws:rds:*:1:cluster:lab', 'arn:aws:rds:eu-west-1:1:cluster:lab', true],
    ['arn:aws:rds:eu-*-1:1:db:a', 'arn:aws:rds:eu-west-1:1:db:a', true],
    ['arn:aws:rds:eu-*-1:1:db:a', 'arn:aws:rds:eu-west:1-1:1:db:a', false],
    ['arn:aws:rds:*:*:db:lab-?', 'arn:aws:rds:eu-west-1:1:db:lab-1', true],
    ['arn:aws:rds:*:*:db:lab-?', 'arn:aws:rds:eu-west-1:1:db:lab-10', false],
  ])('%s matches %s: %s', (pattern, text, expected) => {
    expect(matches(pattern, text, true)).toBe(expected);
  });
});
