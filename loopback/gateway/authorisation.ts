import type { Principal } from './credentials';
import { CommonError } from './errors';

/** Request of a principal, in the terms of an IAM policy. */
export interface AuthorisationRequest {
  readonly principal: Principal;
  /** For example `rds:FailoverDBCluster`. */
  readonly action: string;
  /** ARNs that the call accesses; `*` if the action has no resource. */
  readonly resources: readonly string[];
}

/** Throws `AccessDenied` (see {@link accessDenied}) if the call is not allowed. */
export type Authorise = (request: AuthorisationRequest) => void;

/** Rule of an account without policies: only the account itself may make calls. */
export const authoriseAccountOnly: Authorise = (request) => {
  if (request.principal.kind !== 'account') throw accessDenied(request);
};

/** Returns AWS's error for a call that no identity-based policy allows. */
export function accessDenied({ principal, action, resources }: AuthorisationRequest): CommonError {
  return new CommonError(
    'AccessDenied',
    `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resources[0] ?? '*'} ` +
      `because no identity-based policy allows the ${action} action`,
  );
}
