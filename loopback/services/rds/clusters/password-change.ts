import type { DBCluster, ModifyDBClusterCommandInput } from '@aws-sdk/client-rds';
import { CommonError } from '../../../gateway/errors';

/** Change of the master user's password in a request. */
export type PasswordChange =
  | { readonly state: 'none' }
  /** The caller chose a password. */
  | { readonly state: 'given'; readonly password: string }
  /** RDS starts to manage the password in a secret. */
  | { readonly state: 'managed' }
  /** The secret gets a new password. */
  | { readonly state: 'rotated'; readonly secretArn: string }
  /** The caller chose a password, and RDS deletes the secret. */
  | { readonly state: 'released'; readonly secretArn: string; readonly password: string };

/** A creation can request every change except a rotation. */
type Asked = Pick<
  ModifyDBClusterCommandInput,
  'ManageMasterUserPassword' | 'MasterUserPassword' | 'MasterUserSecretKmsKeyId' | 'RotateMasterUserPassword'
>;

/** Throws `InvalidParameterCombination` or `InvalidParameterValue` for parameters that cannot be combined. */
export function choosePasswordChange(
  asked: Asked,
  { MasterUserSecret }: Pick<DBCluster, 'MasterUserSecret'>,
): PasswordChange {
  const secretArn = MasterUserSecret?.SecretArn;
  const { MasterUserPassword: password, RotateMasterUserPassword: isRotating = false } = asked;
  const isManaged = asked.ManageMasterUserPassword ?? secretArn !== undefined;
  if (isManaged) {
    if (password !== undefined) {
      throw combination(
        'MasterUserPassword cannot be specified while the password is managed in AWS Secrets Manager.',
      );
    }
    if (secretArn === undefined) return { state: 'managed' };
    return isRotating ? { state: 'rotated', secretArn } : { state: 'none' };
  }
  if (isRotating || asked.MasterUserSecretKmsKeyId !== undefined) {
    throw combination(
      'RotateMasterUserPassword and MasterUserSecretKmsKeyId require a password managed in AWS Secrets Manager.',
    );
  }
  if (secretArn === undefined)
    return password === undefined ? { state: 'none' } : { state: 'given', password };
  if (password === undefined) throw blank('MasterUserPassword');
  return { state: 'released', secretArn, password };
}

function blank(parameter: string): CommonError {
  return new CommonError(
    'InvalidParameterValue',
    `The parameter ${parameter} must be provided and must not be blank.`,
  );
}

function combination(message: string): CommonError {
  return new CommonError('InvalidParameterCombination', message);
}
