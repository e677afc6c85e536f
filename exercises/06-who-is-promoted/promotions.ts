import type { ClusterEvent } from '../../drill/aws/cluster-events';
import type { CompletedFailover } from '../failovers';
import { findFailover } from '../failovers';
import type { Deployment } from './deployments';
import { tiersAt } from './deployments';

/** Completed failover, with the readers that Aurora could promote. */
export interface Promotion extends CompletedFailover {
  readonly candidates: readonly Candidate[];
}

interface Candidate {
  readonly instance: string;
  readonly tier: number;
}

/** Finds the completed failovers, oldest first. */
export function findPromotions(
  events: readonly ClusterEvent[],
  deployments: readonly Deployment[],
): readonly Promotion[] {
  // The first instance of a cluster becomes its writer.
  let writer = deployments[0]?.instance;
  const promotions: Promotion[] = [];
  for (const failover of failovers(events)) {
    const candidates = [...tiersAt(deployments, failover.atMs)]
      .map(([instance, tier]) => ({ instance, tier }))
      .filter(({ instance }) => instance !== writer);
    promotions.push({ ...failover, candidates });
    writer = failover.newWriter;
  }
  return promotions;
}

function* failovers(events: readonly ClusterEvent[]): Generator<CompletedFailover> {
  let failover = findFailover(events, 0);
  while (failover !== undefined) {
    yield failover;
    failover = findFailover(events, failover.atMs);
  }
}
