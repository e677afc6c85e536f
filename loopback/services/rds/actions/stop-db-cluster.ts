import { parseIdentifier } from '../names/identifiers';
import { describeCluster } from '../shapes/cluster-shape';
import type { RdsAction } from './action';

export const stopDBCluster: RdsAction<'StopDBCluster'> = async (rds, input) => {
  const record = rds.cluster(parseIdentifier('DBClusterIdentifier', input.DBClusterIdentifier));
  record.hosted.cluster.stop();
  return { DBCluster: describeCluster(rds, record) };
};
