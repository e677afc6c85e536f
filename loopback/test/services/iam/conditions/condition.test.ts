import { holds, parseCondition } from '../../../../services/iam/conditions/condition';
import { contextKeys } from '../../../../services/iam/conditions/request-context';

const context = contextKeys({
  'aws:PrincipalArn': 'arn:aws:iam::1:role/team/runner',
  'aws:RequestedRegion': 'eu-west-1',
  'aws:SecureTransport': 'true',
  'aws:SourceIp': '10.1.2.3',
  'aws:EpochTime': '1000',
  'aws:CurrentTime': '2026-11-22T12:00:00Z',
  'aws:TagKeys': ['cost', 'team'],
  'custom:name': 'Runner*',
});

function check(operator: string, key: string, ...expected: string[]): boolean {
  return holds(parseCondition(operator, key, expected), context);
}

describe('a condition', () => {
  it.each([
    ['StringEquals', 'aws:requestedregion', 'eu-west-1', true],
    ['StringEquals', 'aws:RequestedRegion', 'EU-west-1', false],
    ['StringNotEquals', 'aws:RequestedRegion', 'us-east-1', true],
    ['StringEqualsIgnoreCase', 'aws:RequestedRegion', 'EU-WEST-1', true],
    ['StringNotEqualsIgnoreCase', 'aws:RequestedRegion', 'EU-WEST-1', false],
    ['StringLike', 'aws:RequestedRegion', 'eu-*-?', true],
    ['StringNotLike', 'aws:RequestedRegion', 'eu-*', false],
    ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/team/*', true],
    ['ArnEquals', 'aws:PrincipalArn', 'arn:aws:iam::1:role/*', true],
    ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam*', false],
    ['ArnNotLike', 'aws:PrincipalArn', 'arn:aws:iam::2:*', true],
    ['ArnNotEquals', 'aws:PrincipalArn', 'arn:aws:iam::1:role/team/runner', false],
    ['Bool', 'aws:SecureTransport', 'true', true],
    ['Bool', 'aws:SecureTransport', 'false', false],
    ['IpAddress', 'aws:SourceIp', '10.0.0.0/8', true],
    ['IpAddress', 'aws:SourceIp', '10.1.2.4', false],
    ['NotIpAddress', 'aws:SourceIp', '2001:db8::/32', true],
    ['NumericLessThanEquals', 'aws:EpochTime', '1000', true],
    ['NumericGreaterThan', 'aws:EpochTime', '1000', false],
    ['DateLessThan', 'aws:CurrentTime', '2026-11-22T13:00:00+00:00', true],
    ['DateGreaterThanEquals', 'aws:CurrentTime', '2026-11-23', false],
    ['BinaryEquals', 'aws:SecureTransport', 'AAAA', false],
    ['Null', 'aws:TokenIssueTime', 'true', true],
    ['Null', 'aws:SourceIp', 'true', false],
    ['Null', 'aws:SourceIp', 'false', true],
  ])('%s of %s with %s is true: %s', (operator, key, expected, outcome) => {
    expect(check(operator, key, expected)).toBe(outcome);
  });

  it('is true if one of several values matches, and with a negated operator if none matches', () => {
    expect(check('StringEquals', 'aws:RequestedRegion', 'us-east-1', 'eu-west-1')).toBe(true);
    expect(check('StringNotEquals', 'aws:RequestedRegion', 'us-east-1', 'eu-west-1')).toBe(false);
  });

  it('is false for a key that the request lacks, unless its operator is negated or ends in IfExists', () => {
    expect(check('StringEquals', 'aws:ResourceTag/lab', 'yes')).toBe(false);
    expect(check('StringNotEquals', 'aws:ResourceTag/lab', 'yes')).toBe(true);
    expect(check('StringEqualsIfExists', 'aws:ResourceTag/lab', 'yes')).toBe(true);
    expect(check('BoolIfExists', 'aws:MultiFactorAuthPresent', 'true')).toBe(true);
    expect(check('StringEqualsIfExists', 'aws:RequestedRegion', 'us-east-1')).toBe(false);
  });

  it('applies to all or any of several request values with ForAllValues and ForAnyValue', () => {
    expect(check('ForAllValues:StringEquals', 'aws:TagKeys', 'cost', 'team', 'owner')).toBe(true);
    expect(check('ForAllValues:StringEquals', 'aws:TagKeys', 'cost')).toBe(false);
    expect(check('ForAllValues:StringEquals', 'aws:Nothing', 'cost')).toBe(true);
    expect(check('ForAnyValue:StringEquals', 'aws:TagKeys', 'cost')).toBe(true);
    expect(check('ForAnyValue:StringLike', 'aws:TagKeys', 'x*')).toBe(false);
    expect(check('ForAnyValue:StringEquals', 'aws:Nothing', 'cost')).toBe(false);
  });

  it('replaces variables, and treats wildcards in their values as literal characters', () => {
    expect(check('StringLike', 'custom:name', `\${custom:name}`)).toBe(true);
    expect(check('StringLike', 'aws:RequestedRegion', `\${custom:name}`)).toBe(false);
    expect(check('StringEquals', 'aws:RequestedRegion', `\${aws:Missing, 'eu-west-1'}`)).toBe(true);
    expect(check('StringEquals', 'aws:RequestedRegion', `\${aws:Missing}`)).toBe(false);
    expect(check('StringLike', 'custom:name', `Runner\${*}`)).toBe(true);
  });
});

describe('an invalid condition', () => {
  it.each([
    ['StringMatches', 'a', 'Invalid Condition type : StringMatches.'],
    ['NullIfExists', 'true', 'Invalid Condition type : NullIfExists.'],
    ['stringequals', 'a', 'Invalid Condition type : stringequals.'],
    ['Bool', 'maybe', 'Bool for key cannot compare with "maybe".'],
    ['NumericEquals', 'x', 'NumericEquals for key cannot compare with "x".'],
    ['IpAddress', '10.0.0.0/99', 'IpAddress for key cannot compare with "10.0.0.0/99".'],
    ['Null', 'perhaps', 'Null for key takes "true" or "false", not perhaps.'],
  ])('%s with %s is refused', (operator, value, message) => {
    expect(() => parseCondition(operator, 'key', [value])).toThrow(
      expect.objectContaining({
        code: 'MalformedPolicyDocument',
        message: `Syntax errors in policy. ${message}`,
      }),
    );
  });
});
