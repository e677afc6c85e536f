import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { parseIdentifier } from '../../rds/names/identifiers';
import type { RdsState } from '../../rds/state';
import type { LoopbackModule } from '../api/module';

/**
 * Loses the host of a cluster's writer: the instance no longer answers, and its connections fall silent. RDS detects
 * this later and fails over. Throws if the cluster or its writer is not available.
 */
export function loseWriter(
  rds: RdsState,
  input: ActionInput<LoopbackModule, 'LoseWriter'>,
): ActionOutput<LoopbackModule, 'LoseWriter'> {
  const { cluster } = rds.cluster(parseIdentifier('DBClusterIdentifier', input.DBClusterIdentifier)).hosted;
  const lost = cluster.loseWriter();
  return { DBClusterIdentifier: cluster.identifier, DBInstanceIdentifier: lost.identifier };
}
