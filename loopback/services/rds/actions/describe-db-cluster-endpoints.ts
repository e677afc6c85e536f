import type { DBClusterEndpoint } from '@aws-sdk/client-rds';
import { faults } from '../faults';
import { parseReference } from '../names/identifiers';
import type { FilterTable } from '../requests/filters';
import { applyFilters } from '../requests/filters';
import { paginate } from '../requests/pagination';
import type { ClusterRecord } from '../state';
import type { RdsAction } from './action';

/**
 * Describes the writer's and the reader's endpoint of each cluster. Only custom endpoints have a
 * `DBClusterEndpointIdentifier`; they are not supported.
 */
export const describeDBClusterEndpoints: RdsAction<'DescribeDBClusterEndpoints'> = async (rds, input) => {
  const { DBClusterIdentifier: asked, DBClusterEndpointIdentifier: custom, Filters } = input;
  if (custom !== undefined) throw faults.endpointNotFound(custom);
  const clusters =
    asked === undefined
      ? rds.clusters
      : [rds.cluster(parseReference(rds.deps.account, 'cluster', 'DBClusterIdentifier', asked))];
  const found = applyFilters(clusters.flatMap(endpointsOf), Filters, filters);
  const page = paginate('DescribeDBClusterEndpoints', found, ({ Endpoint = '' }) => Endpoint, input);
  return { DBClusterEndpoints: [...page.items], Marker: page.Marker };
};

function endpointsOf({ hosted }: ClusterRecord): DBClusterEndpoint[] {
  const common = {
    DBClusterIdentifier: hosted.cluster.identifier,
    Status: hosted.cluster.status === 'creating' ? 'creating' : 'available',
  };
  return [
    { ...common, Endpoint: hosted.hostName('cluster'), EndpointType: 'WRITER' },
    { ...common, Endpoint: hosted.hostName('reader'), EndpointType: 'READER' },
  ];
}

const filters: FilterTable<DBClusterEndpoint> = {
  'db-cluster-endpoint-type': { of: ({ EndpointType }) => EndpointType?.toLowerCase() },
  'db-cluster-endpoint-status': { of: ({ Status }) => Status },
  'db-cluster-endpoint-id': { of: () => undefined },
  'db-cluster-endpoint-custom-type': { of: () => undefined },
};
