import type { Target, TemplateAction } from '../api/model';
import { actionTypes } from '../experiment-actions/action-types';
import type { ExperimentActionType } from '../experiment-actions/experiment-action';
import { faults } from '../faults';

type Actions = Readonly<Record<string, TemplateAction>>;
type Targets = Readonly<Record<string, Target>>;

/** Throws `ValidationException` for actions that this account cannot run, or that can never start. */
export function checkActions(actions: Actions, targets: Targets): void {
  const entries = Object.entries(actions);
  if (entries.length === 0) throw faults.invalid('You must specify at least one action.');
  for (const [name, action] of entries) {
    const type = actionTypes.get(action.actionId ?? '');
    if (type === undefined) {
      throw faults.invalid(
        `The loopback account does not support the action "${action.actionId}" of "${name}"; it supports ` +
          `${[...actionTypes.keys()].join(', ')}.`,
      );
    }
    checkTarget(name, action, type, targets);
    checkParameters(name, action, type);
  }
  checkOrder(actions);
}

function checkTarget(
  name: string,
  { targets: used = {} }: TemplateAction,
  { target }: ExperimentActionType,
  targets: Targets,
): void {
  const unexpected = Object.keys(used).find((key) => key !== target?.key);
  if (unexpected !== undefined)
    throw faults.invalid(`Unexpected target "${unexpected}" found in action "${name}".`);
  if (target === undefined) return;
  const targetName = used[target.key];
  if (targetName === undefined)
    throw faults.invalid(`Missing required target "${target.key}" in action "${name}".`);
  const { resourceType } = Object.hasOwn(targets, targetName) ? (targets[targetName] ?? {}) : {};
  if (resourceType === undefined)
    throw faults.invalid(`Target "${targetName}" of action "${name}" is not defined.`);
  if (resourceType !== target.resourceType)
    throw faults.invalid(
      `Target "${targetName}" of action "${name}" has the resource type ${resourceType} instead of ${target.resourceType}.`,
    );
}

function checkParameters(
  name: string,
  { parameters = {} }: TemplateAction,
  { parameters: rules }: ExperimentActionType,
): void {
  const unexpected = Object.keys(parameters).find((key) => !Object.hasOwn(rules, key));
  if (unexpected !== undefined)
    throw faults.invalid(`Unexpected parameter "${unexpected}" found in action "${name}".`);
  for (const [key, { accepts, expected }] of Object.entries(rules)) {
    const value = parameters[key];
    if (value === undefined) throw faults.invalid(`Missing required parameter "${key}" in action "${name}".`);
    if (!accepts(value))
      throw faults.invalid(
        `Invalid value "${value}" for parameter "${key}" in action "${name}"; it must be ${expected}.`,
      );
  }
}

/** Each action may start after other actions of the template, but not, directly or not, after itself. */
function checkOrder(actions: Actions): void {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]) => {
    if (path.includes(name))
      throw faults.invalid(`The actions ${[...path, name].join(', ')} start after each other.`);
    if (done.has(name)) return;
    for (const earlier of actions[name]?.startAfter ?? []) {
      if (!Object.hasOwn(actions, earlier))
        throw faults.invalid(`Action "${name}" starts after "${earlier}", which is not defined.`);
      visit(earlier, [...path, name]);
    }
    done.add(name);
  };
  for (const name of Object.keys(actions)) visit(name, []);
}
