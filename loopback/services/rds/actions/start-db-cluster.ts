import { parseIdentifier } from '../names/identifiers';
import { describeCluster } from '../shapes/cluster-shape';
import type { RdsAction } from './action';

export const startDBCluster: RdsAction<'StartDBCluster'> = async (rds, input) => {
  const record = rds.cluster(parseIdentifier('DBClusterIdentifier', input.DBClusterIdentifier));
  record.hosted.cluster.start();
  return { DBCluster: describeCluster(rds, record) };
};
