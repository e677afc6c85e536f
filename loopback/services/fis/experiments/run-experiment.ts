import type { Iam } from '../../iam/state';
import { actionTypes } from '../experiment-actions/action-types';
import type { ActionDeps } from '../experiment-actions/experiment-action';
import { formatFisArn } from '../names/arns';
import type { ExperimentRecord } from './experiment-record';
import { ExperimentRole } from './experiment-role';
import type { ResolvedTargets } from './resolve-targets';
import { resolveTargets } from './resolve-targets';

export interface RunDeps extends ActionDeps {
  readonly iam: Iam;
}

/** Runs an experiment until it has ended. A failure becomes its state. Never rejects. */
export async function runExperiment(experiment: ExperimentRecord, deps: RunDeps): Promise<void> {
  // The answer to StartExperiment shows the status `initiating`.
  await deps.clock.sleep(0);
  try {
    const arn = formatFisArn(deps.account, 'experiment', experiment.id);
    const role = new ExperimentRole(deps.iam, experiment.template.roleArn ?? '', arn);
    const targets = resolveTargets(experiment, role, deps);
    if (experiment.status === 'initiating') experiment.enter('running');
    await runActions(experiment, role, targets, deps);
    experiment.enter(experiment.status === 'stopping' ? 'stopped' : 'completed');
  } catch (error) {
    experiment.enter('failed', messageOf(error));
  }
}

/** Runs every action as soon as the actions in its `startAfter` have ended. Rejects with the first failure once all have ended. */
async function runActions(
  experiment: ExperimentRecord,
  role: ExperimentRole,
  targets: ResolvedTargets,
  deps: RunDeps,
): Promise<void> {
  const { actions = {} } = experiment.template;
  const ends = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  const run = async (name: string): Promise<void> => {
    await Promise.all((actions[name]?.startAfter ?? []).map(begin));
    try {
      await runAction(name, experiment, role, targets, deps);
    } catch (error) {
      experiment.enterAction(name, 'failed', messageOf(error));
      failures.push(error);
      experiment.halt();
    }
  };
  const begin = (name: string): Promise<void> => {
    const end = ends.get(name) ?? run(name);
    ends.set(name, end);
    return end;
  };
  await Promise.all(Object.keys(actions).map(begin));
  if (failures.length > 0) throw failures[0];
}

async function runAction(
  name: string,
  experiment: ExperimentRecord,
  role: ExperimentRole,
  targets: ResolvedTargets,
  deps: RunDeps,
): Promise<void> {
  const { actionId = '', parameters = {} } = experiment.template.actions?.[name] ?? {};
  const resources = targets.get(name);
  const { signal } = experiment;
  if (signal.aborted) return experiment.enterAction(name, 'cancelled');
  if (resources === undefined) return experiment.enterAction(name, 'skipped');
  experiment.enterAction(name, 'running');
  await actionTypes.get(actionId)?.run({ resources, parameters, role, signal }, deps);
  experiment.enterAction(name, signal.aborted ? 'stopped' : 'completed');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
