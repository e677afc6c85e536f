import { choosePasswordChange } from '../../../../services/rds/clusters/password-change';

const own = {};
const managed = { MasterUserSecret: { SecretArn: 'arn:secret' } };

describe('a change of the master password', () => {
  it.each([
    ['nothing is requested', {}, own, { state: 'none' }],
    ['nothing is requested for a managed password', {}, managed, { state: 'none' }],
    ['a password is given', { MasterUserPassword: 'p' }, own, { state: 'given', password: 'p' }],
    [
      'RDS is requested to manage the password',
      { ManageMasterUserPassword: true },
      own,
      { state: 'managed' },
    ],
    ['RDS manages the password already', { ManageMasterUserPassword: true }, managed, { state: 'none' }],
    [
      'a rotation is requested',
      { RotateMasterUserPassword: true },
      managed,
      { state: 'rotated', secretArn: 'arn:secret' },
    ],
    [
      'RDS is requested to stop managing the password',
      { ManageMasterUserPassword: false, MasterUserPassword: 'p' },
      managed,
      { state: 'released', secretArn: 'arn:secret', password: 'p' },
    ],
  ] as const)('is chosen if %s', (_when, asked, shown, change) => {
    expect(choosePasswordChange(asked, shown)).toEqual(change);
  });

  it.each([
    [
      'a password for a managed password',
      { MasterUserPassword: 'p' },
      managed,
      'InvalidParameterCombination',
    ],
    [
      'a password together with a managed password',
      { MasterUserPassword: 'p', ManageMasterUserPassword: true },
      own,
      'InvalidParameterCombination',
    ],
    ['a rotation without a secret', { RotateMasterUserPassword: true }, own, 'InvalidParameterCombination'],
    ['a KMS key without a secret', { MasterUserSecretKmsKeyId: 'k' }, own, 'InvalidParameterCombination'],
    [
      'no new password when RDS stops managing it',
      { ManageMasterUserPassword: false },
      managed,
      'InvalidParameterValue',
    ],
  ] as const)('is refused: %s', (_what, asked, shown, code) => {
    expect(() => choosePasswordChange(asked, shown)).toThrow(expect.objectContaining({ code }));
  });
});
