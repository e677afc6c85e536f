import { parseIdentifier } from '../names/identifiers';
import { describeCluster } from '../shapes/cluster-shape';
import type { RdsAction } from './action';

export const startDBCluster: RdsAction<'StartDBCluster'> = async (account, input) => {
  const record = account.cluster(parseIdentifier('DBClusterIdentifier', input.DBClusterIdentifier));
  record.hosted.cluster.start();
  return { DBCluster: describeCluster(account, record) };
};

export const stopDBCluster: RdsAction<'StopDBCluster'> = async (account, input) => {
  const record = account.cluster(parseIdentifier('DBClusterIdentifier', input.DBClusterIdentifier));
  record.hosted.cluster.stop();
  return { DBCluster: describeCluster(account, record) };
};
