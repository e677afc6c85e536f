import type { Principal } from '../../../gateway/credentials';
import type { ContextKeys } from '../conditions/request-context';
import { coversCall, decide } from '../policies/evaluate';
import type { Principals } from '../policies/policy-document';
import type { Role } from './roles';

/** Principal that requests to assume a role. */
export type Assumer =
  /** AWS service, such as `lambda.amazonaws.com`. */
  | { readonly kind: 'service'; readonly name: string }
  /** `roleArn` is set if the principal is itself a session of a role. */
  | { readonly kind: 'principal'; readonly principal: Principal; readonly roleArn?: string };

/** Whether a role's trust policy allows a principal to assume the role. */
export function trusts(role: Role, assumer: Assumer, accountId: string, context: ContextKeys): boolean {
  const applying = role.trustPolicy.statements.filter(
    (statement) =>
      names(statement.principals, assumer, accountId) &&
      coversCall(statement, { action: 'sts:AssumeRole', context }),
  );
  return decide(applying).state === 'allowed';
}

function names(principals: Principals | undefined, assumer: Assumer, accountId: string): boolean {
  if (principals === undefined) return false;
  if (principals === 'everyone') return true;
  if (assumer.kind === 'service') return principals.get('Service')?.includes(assumer.name) ?? false;
  const { principal, roleArn } = assumer;
  // A trust policy that names the account trusts every principal of the account whose own policies allow the call.
  const own = [accountId, `arn:aws:iam::${accountId}:root`, principal.arn, roleArn, '*'];
  return principals.get('AWS')?.some((name) => own.includes(name)) ?? false;
}
