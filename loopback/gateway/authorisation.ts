import type { Principal } from './credentials';
import { CommonError } from './errors';

/** What a principal asks for, in the words of an IAM policy. */
export interface AuthorisationRequest {
  readonly principal: Principal;
  /** `rds:FailoverDBCluster` */
  readonly action: string;
  /** ARNs the call touches; `*` where the action knows no resource. */
  readonly resources: readonly string[];
}

/** Returns when the call is allowed; throws `AccessDenied` (see {@link accessDenied}) when it is not. */
export type Authorise = (request: AuthorisationRequest) => void;

/** The rule of an account without policies: the account may do everything, nobody else anything. */
export const authoriseAccountOnly: Authorise = (request) => {
  if (request.principal.kind !== 'account') throw accessDenied(request);
};

/** AWS's answer to a call that no identity-based policy allows. */
export function accessDenied({ principal, action, resources }: AuthorisationRequest): CommonError {
  return new CommonError(
    'AccessDenied',
    `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resources[0] ?? '*'} ` +
      `because no identity-based policy allows the ${action} action`,
  );
}
