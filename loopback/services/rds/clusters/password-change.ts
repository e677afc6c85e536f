import type { DBCluster, ModifyDBClusterCommandInput } from '@aws-sdk/client-rds';
import { CommonError } from '../../../gateway/errors';

/** What a change of a cluster says about its master user's password. */
export type PasswordChange =
  | { readonly state: 'none' }
  /** The caller chose one. */
  | { readonly state: 'given'; readonly password: string }
  /** From now on RDS keeps one in a secret of its own. */
  | { readonly state: 'managed' }
  /** The secret gets another one. */
  | { readonly state: 'rotated'; readonly secretArn: string }
  /** The caller takes over from the secret, which ends. */
  | { readonly state: 'released'; readonly secretArn: string; readonly password: string };

/** A creation can ask for all but a rotation. */
type Asked = Pick<
  ModifyDBClusterCommandInput,
  'ManageMasterUserPassword' | 'MasterUserPassword' | 'MasterUserSecretKmsKeyId' | 'RotateMasterUserPassword'
>;

/** Throws `InvalidParameterCombination` or `InvalidParameterValue` for what does not go together. */
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
      'RotateMasterUserPassword and MasterUserSecretKmsKeyId need a password managed in AWS Secrets Manager.',
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
