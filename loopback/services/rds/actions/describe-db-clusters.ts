import { engineName } from '../engine-versions';
import type { FilterTable } from '../filters';
import { applyFilters } from '../filters';
import { parseReference } from '../identifiers';
import { paginate } from '../pagination';
import type { ClusterRecord, RdsAccount } from '../rds-account';
import { describeCluster } from '../shapes/cluster-shape';
import type { RdsAction } from './action';

export const describeDBClusters: RdsAction<'DescribeDBClusters'> = async (account, input) => {
  const { DBClusterIdentifier: asked, Filters } = input;
  const named =
    asked === undefined
      ? account.clusters
      : [account.cluster(parseReference(account.deps.account, 'cluster', 'DBClusterIdentifier', asked))];
  const found = applyFilters(named, Filters, filtersOf(account));
  const page = paginate('DescribeDBClusters', found, ({ hosted }) => hosted.cluster.identifier, input);
  return { DBClusters: page.items.map((record) => describeCluster(account, record)), Marker: page.Marker };
};

function filtersOf({ deps }: RdsAccount): FilterTable<ClusterRecord> {
  return {
    'db-cluster-id': {
      of: ({ hosted }) => hosted.cluster.identifier,
      read: (value) => parseReference(deps.account, 'cluster', 'db-cluster-id', value),
    },
    'db-cluster-resource-id': { of: ({ hosted }) => hosted.cluster.resourceId, read: (value) => value },
    engine: { of: () => engineName },
    'clone-group-id': { of: () => undefined },
    domain: { of: () => undefined },
  };
}
