import { engineName } from '../clusters/engine-versions';
import { parseReference } from '../names/identifiers';
import type { FilterTable } from '../requests/filters';
import { applyFilters } from '../requests/filters';
import { paginate } from '../requests/pagination';
import { describeCluster } from '../shapes/cluster-shape';
import type { ClusterRecord, RdsState } from '../state';
import type { RdsAction } from './action';

export const describeDBClusters: RdsAction<'DescribeDBClusters'> = async (rds, input) => {
  const { DBClusterIdentifier: asked, Filters } = input;
  const named =
    asked === undefined
      ? rds.clusters
      : [rds.cluster(parseReference(rds.deps.account, 'cluster', 'DBClusterIdentifier', asked))];
  const found = applyFilters(named, Filters, filtersOf(rds));
  const page = paginate('DescribeDBClusters', found, ({ hosted }) => hosted.cluster.identifier, input);
  return { DBClusters: page.items.map((record) => describeCluster(rds, record)), Marker: page.Marker };
};

function filtersOf({ deps }: RdsState): FilterTable<ClusterRecord> {
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
