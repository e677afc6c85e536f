import { parseGroupName, parseIdentifier, parseReference } from '../../../../services/rds/names/identifiers';
import { labAccount } from '../../../support/lab-account';

const shape =
  'is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and ' +
  'hyphens; and must not end with a hyphen or contain two consecutive hyphens.';

describe('an identifier', () => {
  it.each([
    ['a', 'a'],
    ['Shop-1', 'shop-1'],
    ['x'.repeat(63), 'x'.repeat(63)],
  ])('%s is stored as %s', (value, stored) => {
    expect(parseIdentifier('DBClusterIdentifier', value)).toBe(stored);
  });

  it.each(['1bad--id-', '1a', '-a', 'a-', 'a--b', 'a_b', 'a b', 'é', 'a;rm -rf', '../x'])(
    '%j is refused',
    (value) => {
      expect(() => parseIdentifier('DBClusterIdentifier', value)).toThrow(
        expect.objectContaining({
          code: 'InvalidParameterValue',
          message: `The parameter DBClusterIdentifier ${shape}`,
        }),
      );
    },
  );

  it('of 64 characters is refused as too long', () => {
    expect(() => parseIdentifier('DBClusterIdentifier', 'x'.repeat(64))).toThrow(
      'The parameter DBClusterIdentifier is not a valid identifier because it is longer than 63 characters.',
    );
  });

  it.each([undefined, ''])('%j is refused as blank', (value) => {
    expect(() => parseIdentifier('DBClusterIdentifier', value)).toThrow(
      'The parameter DBClusterIdentifier must be provided and must not be blank.',
    );
  });
});

describe('a reference to a cluster', () => {
  const parse = (value: string) => parseReference(labAccount, 'cluster', 'DBClusterIdentifier', value);

  it.each(['Shop', 'arn:aws:rds:eu-west-1:123456789012:cluster:Shop'])('%s means shop', (value) => {
    expect(parse(value)).toBe('shop');
  });

  it.each([
    'arn:aws:rds:eu-west-1:123456789012:db:shop',
    'arn:aws:rds:us-east-1:123456789012:cluster:shop',
    'arn:aws:rds:eu-west-1:999999999999:cluster:shop',
    'arn:aws:rds:eu-west-1:123456789012:cluster:',
    'arn:aws:s3:::bucket',
    'arn:',
  ])('%s is refused', (value) => {
    expect(() => parse(value)).toThrow(expect.objectContaining({ code: 'InvalidParameterValue' }));
  });
});

describe('the name of a group', () => {
  it('may have periods and is stored in lower case', () => {
    expect(parseGroupName('DBSubnetGroupName', 'My.Group_1')).toBe('my.group_1');
  });

  it.each([undefined, '', '1x', 'a--b', 'a-', 'x'.repeat(256), 'a/b'])('%j is refused', (value) => {
    expect(() => parseGroupName('DBSubnetGroupName', value)).toThrow(
      expect.objectContaining({ code: 'InvalidParameterValue' }),
    );
  });
});
