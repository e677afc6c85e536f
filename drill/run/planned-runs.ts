import type { CauseName } from '../report-format/cause';
import type { DrillPlan } from './plan';
import { isRepeatable } from './plan';

/** A run that is still to be measured. */
export interface PlannedRun {
  readonly cause: CauseName;
  /** Names of the clients, in the order in which they start; empty without clients. */
  readonly clients: readonly string[];
}

/**
 * Lists the runs of a plan: each cause is played `repeat` times for every group of clients. A cause that can be played
 * only once is played with all clients. Each repetition begins with another client, so that no client always starts
 * first.
 */
export function listRuns(
  plan: DrillPlan,
  causes: readonly CauseName[],
  groups: readonly (readonly string[])[],
): PlannedRun[] {
  const rounds = causes.flatMap((cause) => Array<CauseName>(plan.repeat).fill(cause));
  return rounds.flatMap((cause, round) => {
    const all = isRepeatable(plan, cause) ? groups : [groups.flat()];
    return (all.length === 0 ? [[]] : all).map((names) => ({ cause, clients: rotate(names, round) }));
  });
}

function rotate(names: readonly string[], by: number): string[] {
  const first = names.length === 0 ? 0 : by % names.length;
  return [...names.slice(first), ...names.slice(0, first)];
}
