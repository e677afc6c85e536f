import { faults } from '../faults';
import type { RdsAction } from './action';

/** There are none. */
export const describeGlobalClusters: RdsAction<'DescribeGlobalClusters'> = async (_rds, input) => {
  if (input.GlobalClusterIdentifier !== undefined)
    throw faults.globalClusterNotFound(input.GlobalClusterIdentifier);
  return { GlobalClusters: [] };
};
