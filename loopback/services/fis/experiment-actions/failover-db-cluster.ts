import { failoverDBCluster } from '../../rds/actions/failover-db-cluster';
import { formatArn } from '../../rds/names/arns';
import { parseResourceArn } from '../names/arns';
import type { ExperimentActionType } from './experiment-action';

/**
 * `aws:rds:failover-db-cluster`: calls FailoverDBCluster for each cluster. As on AWS, the action has no parameters, so
 * Aurora chooses the reader to promote.
 */
export const failoverDbClusterAction: ExperimentActionType = {
  target: {
    key: 'Clusters',
    resourceType: 'aws:rds:cluster',
    maxResources: 5,
    parseArn: (account, arn) => parseResourceArn(account, arn, 'rds', 'cluster', ':')?.toLowerCase(),
    exists(id, role, { account, rds }) {
      role.require('rds:DescribeDBClusters', [formatArn(account, 'cluster', id)]);
      return rds.clusters.some(({ hosted }) => hosted.cluster.identifier === id);
    },
  },
  parameters: {},
  async run({ resources, role }, { account, rds }) {
    role.require(
      'rds:FailoverDBCluster',
      resources.map((id) => formatArn(account, 'cluster', id)),
    );
    for (const DBClusterIdentifier of resources) await failoverDBCluster(rds, { DBClusterIdentifier });
  },
};
