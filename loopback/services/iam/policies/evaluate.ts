import { holds } from '../conditions/condition';
import { matchesGlob } from '../conditions/glob';
import { expandVariables } from '../conditions/policy-variables';
import type { ContextKeys } from '../conditions/request-context';
import type { PolicyDocument, Selection, Statement } from './policy-document';

/** Call for which policies are evaluated. */
export interface PolicyRequest {
  /** Action, such as `rds:FailoverDBCluster`. */
  readonly action: string;
  /** ARN of the resource of the call; `*` if the action has no resource. */
  readonly resource: string;
  readonly context: ContextKeys;
}

export type Verdict =
  | { readonly state: 'allowed' }
  /** `explicit`: a statement denies the call; `implicit`: no statement allows it. */
  | { readonly state: 'denied'; readonly reason: 'implicit' | 'explicit' };

/**
 * Evaluates identity policies for a call. A statement that denies the call overrides every statement that allows it. If no
 * statement allows the call, it is denied.
 */
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

/** Verdict of the statements that apply to a call. */
export function decide(applying: readonly Statement[]): Verdict {
  if (applying.some(({ effect }) => effect === 'Deny')) return { state: 'denied', reason: 'explicit' };
  return applying.length > 0 ? { state: 'allowed' } : { state: 'denied', reason: 'implicit' };
}

/** Whether the call meets action and conditions of a statement. */
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
