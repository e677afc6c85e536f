import { planCluster } from '../clusters/cluster-plan';
import { hostCluster } from '../clusters/host-cluster';
import { describeCluster } from '../shapes/cluster-shape';
import type { RdsAction } from './action';

export const createDBCluster: RdsAction<'CreateDBCluster'> = async (rds, input) => {
  const record = await hostCluster(rds, planCluster(rds, input));
  return { DBCluster: describeCluster(rds, record) };
};
