import { choosePasswordChange } from '../../../../services/rds/clusters/password-change';

const own = {};
const managed = { MasterUserSecret: { SecretArn: 'arn:secret' } };

describe('a change of the master password', () => {
  it.each([
    ['nothing is asked', {}, own, { state: 'none' }],
    ['nothing is asked of a managed one', {}, managed, { state: 'none' }],
    ['a password is given', { MasterUserPassword: 'p' }, own, { state: 'given', password: 'p' }],
    ['RDS is to manage it', { ManageMasterUserPassword: true }, own, { state: 'managed' }],
    ['RDS manages it already', { ManageMasterUserPassword: true }, managed, { state: 'none' }],
    [
      'it is to be rotated',
      { RotateMasterUserPassword: true },
      managed,
      { state: 'rotated', secretArn: 'arn:secret' },
    ],
    [
      'RDS is to give it back',
      { ManageMasterUserPassword: false, MasterUserPassword: 'p' },
      managed,
      { state: 'released', secretArn: 'arn:secret', password: 'p' },
    ],
  ] as const)('when %s', (_when, asked, shown, change) => {
    expect(choosePasswordChange(asked, shown)).toEqual(change);
  });

  it.each([
    ['a password with a managed one', { MasterUserPassword: 'p' }, managed, 'InvalidParameterCombination'],
    [
      'a password with a secret to be made',
      { MasterUserPassword: 'p', ManageMasterUserPassword: true },
      own,
      'InvalidParameterCombination',
    ],
    ['a rotation of no secret', { RotateMasterUserPassword: true }, own, 'InvalidParameterCombination'],
    ['a key of no secret', { MasterUserSecretKmsKeyId: 'k' }, own, 'InvalidParameterCombination'],
    ['no password to go on with', { ManageMasterUserPassword: false }, managed, 'InvalidParameterValue'],
  ] as const)('is refused: %s', (_what, asked, shown, code) => {
    expect(() => choosePasswordChange(asked, shown)).toThrow(expect.objectContaining({ code }));
  });
});
