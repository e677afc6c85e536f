import { engineName } from '../clusters/engine-versions';
import { parseReference } from '../names/identifiers';
import { oneOf } from '../parameters/checks';
import type { FilterTable } from '../requests/filters';
import { applyFilters } from '../requests/filters';
import { paginate } from '../requests/pagination';
import { describeSnapshot, snapshotType } from '../shapes/cluster-snapshot-shape';
import type { RdsState } from '../state';
import type { ClusterSnapshot } from '../stored/cluster-snapshots';
import type { RdsAction } from './action';

const isSnapshotType = oneOf('automated', 'manual', 'shared', 'public', 'awsbackup');

export const describeDBClusterSnapshots: RdsAction<'DescribeDBClusterSnapshots'> = async (rds, input) => {
  const { DBClusterSnapshotIdentifier: asked, DBClusterIdentifier, DbClusterResourceId, Filters } = input;
  const { account } = rds.deps;
  const { SnapshotType = snapshotType } = input;
  isSnapshotType(SnapshotType, 'SnapshotType');
  const cluster =
    DBClusterIdentifier && parseReference(account, 'cluster', 'DBClusterIdentifier', DBClusterIdentifier);
  const parse = (name: string) =>
    parseReference(account, 'cluster-snapshot', 'DBClusterSnapshotIdentifier', name);
  const named = asked === undefined ? rds.snapshots.all : [rds.snapshots.require(parse(asked))];
  const matching = named.filter(
    ({ shown }) =>
      SnapshotType === snapshotType &&
      (cluster ?? shown.DBClusterIdentifier) === shown.DBClusterIdentifier &&
      (DbClusterResourceId ?? shown.DbClusterResourceId) === shown.DbClusterResourceId,
  );
  const found = applyFilters(matching, Filters, filtersOf(rds));
  const page = paginate('DescribeDBClusterSnapshots', found, ({ identifier }) => identifier, input);
  return {
    DBClusterSnapshots: page.items.map((snapshot) => describeSnapshot(rds, snapshot)),
    Marker: page.Marker,
  };
};

function filtersOf({ deps }: RdsState): FilterTable<ClusterSnapshot> {
  return {
    'db-cluster-id': {
      of: ({ shown }) => shown.DBClusterIdentifier,
      read: (value) => parseReference(deps.account, 'cluster', 'db-cluster-id', value),
    },
    'db-cluster-snapshot-id': { of: ({ identifier }) => identifier },
    'snapshot-type': { of: () => snapshotType },
    engine: { of: () => engineName },
  };
}
