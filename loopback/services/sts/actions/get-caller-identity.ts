import type * as sts from '@aws-sdk/client-sts';
import type { ActionOutput, Caller } from '../../../gateway/service';
import type { Iam } from '../../iam/state';

/** `UserId` is the account's number for the account itself, and `AROA…:session` for a session of a role. */
export function getCallerIdentity(
  iam: Pick<Iam, 'sessions'>,
  accountId: string,
  { principal }: Caller,
): ActionOutput<typeof sts, 'GetCallerIdentity'> {
  const session = iam.sessions.sessionOf(principal);
  return { UserId: session?.assumedRoleId ?? accountId, Account: accountId, Arn: principal.arn };
}
