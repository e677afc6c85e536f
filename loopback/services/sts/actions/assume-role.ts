import type * as sts from '@aws-sdk/client-sts';
import { CommonError } from '../../../gateway/errors';
import type { ActionInput, ActionOutput, Caller } from '../../../gateway/service';
import { atLeast, atLeastLong, atMost, atMostLong, matching, requireValid, whole } from '../../constraints';
import type { Iam } from '../../iam/state';
import { requireSupported } from '../../supported-members';

const defaultSeconds = 3_600;
/** "Role chaining limits your role session to a maximum of one hour" (STS API reference). */
const maxChainedSeconds = 3_600;

/**
 * Returns temporary credentials of a role that trusts the caller. Throws `AccessDenied` and `ValidationError`.
 * Session policies, tags and multi-factor authentication are not supported.
 */
export function assumeRole(
  iam: Pick<Iam, 'assumeRole' | 'sessions'>,
  input: ActionInput<typeof sts, 'AssumeRole'>,
  { principal }: Caller,
): ActionOutput<typeof sts, 'AssumeRole'> {
  requireSupported(input, ['RoleArn', 'RoleSessionName', 'DurationSeconds', 'ExternalId'], notSupported);
  const { RoleArn = '', RoleSessionName = '', DurationSeconds = defaultSeconds, ExternalId } = input;
  requireValid('roleArn', RoleArn, atLeastLong(20), atMostLong(2048));
  requireValid('roleSessionName', RoleSessionName, atLeastLong(2), atMostLong(64), matching(/^[\w+=,.@-]*$/));
  requireValid('durationSeconds', DurationSeconds, whole, atLeast(900), atMost(43_200));
  requireValid('externalId', ExternalId, atLeastLong(2), atMostLong(1224), matching(/^[\w+=,.@:/-]*$/));
  if (principal.kind === 'role' && DurationSeconds > maxChainedSeconds) {
    throw new CommonError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  }

  const { credential, assumedRoleId } = iam.assumeRole({
    principal,
    roleArn: RoleArn,
    sessionName: RoleSessionName,
    durationSeconds: DurationSeconds,
    externalId: ExternalId,
  });
  return {
    Credentials: {
      AccessKeyId: credential.accessKeyId,
      SecretAccessKey: credential.secretAccessKey,
      SessionToken: credential.sessionToken,
      Expiration: new Date(credential.expiresAtMs),
    },
    AssumedRoleUser: { AssumedRoleId: assumedRoleId, Arn: credential.principal.arn },
  };
}

function notSupported(member: string): CommonError {
  return new CommonError('ValidationError', `The loopback account does not support ${member} of AssumeRole.`);
}
