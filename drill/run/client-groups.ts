import type { AnsweringAccount } from '../aws/account-mark';
import { CLIENTS_PER_PROCESSOR } from './limits';
import type { DrillPlan } from './plan';

/**
 * Returns the groups in which the clients of a plan are measured, one failover each; one group if all are measured at
 * once, none without clients. On AWS there is one group: the function has its own processors, and each further failover
 * would interrupt the applications of the cluster.
 */
export function groupClients(
  { clients }: Pick<DrillPlan, 'clients'>,
  kind: AnsweringAccount['kind'],
): readonly (readonly string[])[] {
  if (clients === undefined) return [];
  const { names, processors } = clients;
  if (kind === 'aws' || processors === undefined) return [names];
  const groups = Math.ceil(names.length / (CLIENTS_PER_PROCESSOR * processors));
  // The sizes of the groups differ by at most one.
  const begin = (group: number) => Math.round((group * names.length) / groups);
  return Array.from({ length: groups }, (_, group) => names.slice(begin(group), begin(group + 1)));
}
