import type { PolicyRequest } from '../policies/evaluate';
import { evaluate } from '../policies/evaluate';
import type { ManagedPolicies } from '../policies/managed-policies';
import type { PolicyDocument } from '../policies/policy-document';
import type { Role } from './roles';

/** Whether a role may make a call. If not, `because` is the end of AWS's error message. */
export type Permission =
  | { readonly state: 'allowed' }
  | { readonly state: 'denied'; readonly because: string };

/** Evaluates a role's policies and, if present, its permissions boundary. Both must allow the call. */
export function checkPermission(role: Role, managed: ManagedPolicies, request: PolicyRequest): Permission {
  const attached = [...role.attachedPolicyArns].map((arn) => managed.find(arn));
  const identity = [...role.inlinePolicies.values(), ...attached.filter(isPresent)];
  const boundary = role.permissionsBoundaryArn;
  const layers = [
    { policies: identity, name: 'identity-based policy', article: 'an' },
    ...(boundary === undefined
      ? []
      : [
          {
            policies: [managed.find(boundary)].filter(isPresent),
            name: 'permissions boundary',
            article: 'a',
          },
        ]),
  ];
  const verdicts = layers.map((layer) => ({ ...layer, verdict: evaluate(layer.policies, request) }));
  for (const { verdict, name, article } of verdicts) {
    if (verdict.state === 'denied' && verdict.reason === 'explicit') {
      return { state: 'denied', because: `with an explicit deny in ${article} ${name}` };
    }
  }
  const silent = verdicts.find(({ verdict }) => verdict.state === 'denied');
  return silent === undefined
    ? { state: 'allowed' }
    : { state: 'denied', because: `because no ${silent.name} allows the ${request.action} action` };
}

function isPresent(policy: PolicyDocument | undefined): policy is PolicyDocument {
  return policy !== undefined;
}
