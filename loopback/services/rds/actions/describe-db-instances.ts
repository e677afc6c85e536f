import { engineName } from '../clusters/engine-versions';
import { parseReference } from '../names/identifiers';
import type { FilterTable } from '../requests/filters';
import { applyFilters } from '../requests/filters';
import { paginate } from '../requests/pagination';
import { describeInstance } from '../shapes/instance-shape';
import type { InstanceRecord, RdsState } from '../state';
import type { RdsAction } from './action';

export const describeDBInstances: RdsAction<'DescribeDBInstances'> = async (rds, input) => {
  const { DBInstanceIdentifier: asked, Filters } = input;
  const named =
    asked === undefined
      ? rds.instances
      : [rds.instance(parseReference(rds.deps.account, 'db', 'DBInstanceIdentifier', asked))];
  const found = applyFilters(named, Filters, filtersOf(rds));
  const page = paginate('DescribeDBInstances', found, ({ member }) => member.identifier, input);
  return { DBInstances: page.items.map((record) => describeInstance(rds, record)), Marker: page.Marker };
};

function filtersOf({ deps }: RdsState): FilterTable<InstanceRecord> {
  return {
    'db-instance-id': {
      of: ({ member }) => member.identifier,
      read: (value) => parseReference(deps.account, 'db', 'db-instance-id', value),
    },
    'db-cluster-id': {
      of: ({ cluster }) => cluster.hosted.cluster.identifier,
      read: (value) => parseReference(deps.account, 'cluster', 'db-cluster-id', value),
    },
    'dbi-resource-id': { of: ({ member }) => member.resourceId, read: (value) => value },
    engine: { of: () => engineName },
    domain: { of: () => undefined },
  };
}
