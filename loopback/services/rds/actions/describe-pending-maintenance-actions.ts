import { describePendingActions } from '../maintenance/pending-actions';
import { parseArn } from '../names/arns';
import { parseReference } from '../names/identifiers';
import { applyFilters } from '../requests/filters';
import { paginate } from '../requests/pagination';
import { requireMaintainedResource } from '../requests/require-maintained-resource';
import type { RdsAction } from './action';

/** Describes the pending maintenance of clusters. Their instances have none: an update belongs to the whole cluster. */
export const describePendingMaintenanceActions: RdsAction<'DescribePendingMaintenanceActions'> = async (
  rds,
  input,
) => {
  const { ResourceIdentifier: asked, Filters } = input;
  const { account } = rds.deps;
  if (asked !== undefined) requireMaintainedResource(rds, asked);
  const name = asked === undefined ? undefined : parseArn(account, asked);
  const named = rds.clusters.filter(
    ({ hosted }) =>
      name === undefined || (name.kind === 'cluster' && name.name === hosted.cluster.identifier),
  );
  const found = applyFilters(named, Filters, {
    'db-cluster-id': {
      of: ({ hosted }) => hosted.cluster.identifier,
      read: (value) => parseReference(account, 'cluster', 'db-cluster-id', value),
    },
    'db-instance-id': { of: () => undefined },
  });
  const page = paginate(
    'DescribePendingMaintenanceActions',
    found,
    ({ hosted }) => hosted.cluster.identifier,
    input,
  );
  return {
    PendingMaintenanceActions: page.items.map((record) => describePendingActions(rds, record)),
    Marker: page.Marker,
  };
};
