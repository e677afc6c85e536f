import { holds } from '../conditions/condition';
import { matchesGlob } from '../conditions/glob';
import { expandVariables } from '../conditions/policy-variables';
import type { ContextKeys } from '../conditions/request-context';
import type { PolicyDocument, Selection, Statement } from './policy-document';

/** A call, as policies see it. */
export interface PolicyRequest {
  /** `rds:FailoverDBCluster` */
  readonly action: string;
  /** The ARN the call touches; `*` where the action knows no resource. */
  readonly resource: string;
  readonly context: ContextKeys;
}

export type Verdict =
  | { readonly state: 'allowed' }
  /** `explicit`: a statement denies it; `implicit`: none allows it. */
  | { readonly state: 'denied'; readonly reason: 'implicit' | 'explicit' };

/** What identity policies together say of a call: a denial wins over everything, and nothing is allowed by itself. */
export function evaluate(policies: readonly PolicyDocument[], request: PolicyRequest): Verdict {
  return decide(
    policies.flatMap((policy) =>
      policy.statements.filter(
        (statement) =>
          coversCall(statement, request) &&
          selects(statement.resources, (pattern) => matchesResource(pattern, policy, request)),
      ),
    ),
  );
}

/** The verdict of the statements that apply to a call. */
export function decide(applying: readonly Statement[]): Verdict {
  if (applying.some(({ effect }) => effect === 'Deny')) return { state: 'denied', reason: 'explicit' };
  return applying.length > 0 ? { state: 'allowed' } : { state: 'denied', reason: 'implicit' };
}

/** Whether action and conditions of a statement are met. */
export function coversCall(
  { actions, conditions }: Statement,
  { action, context }: Pick<PolicyRequest, 'action' | 'context'>,
): boolean {
  const name = action.toLowerCase();
  return (
    selects(actions, (pattern) => matchesGlob([{ pattern: pattern.toLowerCase() }], name)) &&
    conditions.every((condition) => holds(condition, context))
  );
}

function selects(selection: Selection | undefined, matches: (pattern: string) => boolean): boolean {
  return selection !== undefined && selection.patterns.some(matches) !== selection.isNegated;
}

function matchesResource(
  pattern: string,
  { hasVariables }: PolicyDocument,
  { resource, context }: PolicyRequest,
): boolean {
  const parts = hasVariables ? expandVariables(pattern, context) : [{ pattern }];
  return parts !== undefined && matchesGlob(parts, resource, { bySegment: true });
}
