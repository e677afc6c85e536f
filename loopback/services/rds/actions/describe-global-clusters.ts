import { faults } from '../faults';
import type { RdsAction } from './action';

/** Always empty: global databases are not supported. */
export const describeGlobalClusters: RdsAction<'DescribeGlobalClusters'> = async (_rds, input) => {
  if (input.GlobalClusterIdentifier !== undefined)
    throw faults.globalClusterNotFound(input.GlobalClusterIdentifier);
  return { GlobalClusters: [] };
};
