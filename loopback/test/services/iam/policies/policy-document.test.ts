import { parseIdentityPolicy, parseTrustPolicy } from '../../../../services/iam/policies/policy-document';

const allow = { Effect: 'Allow', Action: 'rds:DescribeEvents', Resource: '*' };

describe('an identity policy', () => {
  it('may be an object or its JSON text, with one statement or several', () => {
    const one = parseIdentityPolicy({ Version: '2012-10-17', Statement: allow });
    const several = parseIdentityPolicy(JSON.stringify({ Version: '2012-10-17', Statement: [allow, allow] }));
    expect(one.statements).toHaveLength(1);
    expect(several.statements).toHaveLength(2);
  });

  it('does not support variables before version 2012-10-17', () => {
    expect(parseIdentityPolicy({ Statement: allow }).hasVariables).toBe(false);
    expect(parseIdentityPolicy({ Version: '2012-10-17', Statement: allow }).hasVariables).toBe(true);
  });

  it('counts its characters without white space', () => {
    const text = JSON.stringify({ Statement: allow }, null, 4);
    expect(parseIdentityPolicy(text).sizeCharacters).toBe(JSON.stringify({ Statement: allow }).length);
  });

  it('treats booleans and numbers in conditions as text', () => {
    const Condition = { Bool: { 'aws:SecureTransport': true }, NumericEquals: { 'a:b': [1, 2] } };
    const [statement] = parseIdentityPolicy({ Statement: { ...allow, Condition } }).statements;
    expect(statement?.conditions.map(({ expected }) => expected)).toEqual([['true'], ['1', '2']]);
  });

  it.each([
    [{ Statement: { ...allow, Effect: 'allow' } }, 'Effect is "allow".'],
    [{ Statement: { Effect: 'Allow', Action: 'a:b' } }, 'A statement needs either Resource or NotResource.'],
    [{ Statement: { ...allow, NotAction: 'a:b' } }, 'A statement needs either Action or NotAction.'],
    [
      { Statement: { ...allow, Action: 'DescribeEvents' } },
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: "DescribeEvents".',
    ],
    [{ Statement: { ...allow, Resource: 'lab' } }, 'Resource lab must be in ARN format or "*".'],
    [{ Statement: { ...allow, Principal: '*' } }, 'A statement has no element "Principal".'],
    [{ Statement: { ...allow, Resource: [{}] } }, 'Resource contains {} instead of a string.'],
    [{ Version: '2020-01-01', Statement: allow }, 'Version is "2020-01-01".'],
    [{ Version: '2012-10-17' }, 'A policy has no Statement.'],
    [[], 'A policy must be an object, not [].'],
    ['{', 'The policy is not valid JSON.'],
  ])('%j is refused', (document, problem) => {
    expect(() => parseIdentityPolicy(document)).toThrow(
      expect.objectContaining({
        code: 'MalformedPolicyDocument',
        message: `Syntax errors in policy. ${problem}`,
      }),
    );
  });
});

describe('a trust policy', () => {
  it('has a principal and no resource', () => {
    const statement = {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'lambda.amazonaws.com' },
    };
    const [parsed] = parseTrustPolicy({ Statement: statement }).statements;
    expect(parsed?.principals).toEqual(new Map([['Service', ['lambda.amazonaws.com']]]));
    expect(() => parseTrustPolicy({ Statement: { ...statement, Resource: '*' } })).toThrow(
      'A statement has no element "Resource".',
    );
    expect(() => parseTrustPolicy({ Statement: { ...statement, Principal: { Host: 'x' } } })).toThrow(
      'Principal has no element "Host".',
    );
  });
});
