import { actionTypes } from '../experiment-actions/action-types';
import type { ActionDeps } from '../experiment-actions/experiment-action';
import { ExperimentFailure } from './experiment-failure';
import type { ExperimentRecord } from './experiment-record';
import type { ExperimentRole } from './experiment-role';

/** IDs of the resources of an action by the action's name; undefined for an action that is skipped. */
export type ResolvedTargets = ReadonlyMap<string, readonly string[] | undefined>;

/**
 * Finds the resources of every action that exist now. Throws ExperimentFailure if a target has none, unless the template
 * skips actions without resources.
 */
export function resolveTargets(
  { template }: ExperimentRecord,
  role: ExperimentRole,
  deps: ActionDeps,
): ResolvedTargets {
  const { actions = {}, targets = {}, experimentOptions } = template;
  const resolved = new Map<string, readonly string[] | undefined>();
  for (const [name, { actionId = '', targets: used = {} }] of Object.entries(actions)) {
    const target = actionTypes.get(actionId)?.target;
    if (target === undefined) {
      resolved.set(name, []);
      continue;
    }
    const { resourceArns = [] } = targets[used[target.key] ?? ''] ?? {};
    const ids = resourceArns
      .map((arn) => target.parseArn(deps.account, arn))
      .filter((id) => id !== undefined)
      .filter((id) => target.exists(id, role, deps));
    if (ids.length === 0 && experimentOptions?.emptyTargetResolutionMode !== 'skip')
      throw new ExperimentFailure('Target resolution returned empty set');
    resolved.set(name, ids.length === 0 ? undefined : [...new Set(ids)]);
  }
  return resolved;
}
