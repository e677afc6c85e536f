import { PRICES_USD, renderHourlyPrice, renderUsd } from '../prices';
import { listClusters, listInstances, listSnapshots } from './leftovers/databases';
import { listLogGroups, listSecrets } from './leftovers/other-services';
import type { Place } from './leftovers/place';
import { listNetworks, listStacks } from './leftovers/stacks';

/** Resource of the lab that is in the account. */
export interface Leftover {
  readonly kind: string;
  readonly name: string;
  readonly cost: string;
  /** Command that removes it. */
  readonly remove: string;
}

type Kind = Omit<Leftover, 'name'> & { readonly list: (place: Place) => Promise<readonly string[]> };

/** Resources that the lab can leave, in the order in which to remove them. */
const KINDS: readonly Kind[] = [
  { kind: 'stack', list: listStacks, cost: 'nothing itself', remove: 'npx cdk destroy --force' },
  {
    kind: 'VPC with network interfaces',
    list: listNetworks,
    cost: 'nothing',
    remove: 'npx cdk destroy --force',
  },
  {
    kind: 'instance',
    list: listInstances,
    cost: renderHourlyPrice(1),
    remove: 'npx tsx exercises/10-destroy/delete-instances.ts',
  },
  {
    kind: 'cluster',
    list: listClusters,
    cost: perGb(PRICES_USD.volumeGbMonth),
    remove: 'npx tsx exercises/10-destroy/delete-cluster.ts',
  },
  {
    kind: 'snapshot',
    list: listSnapshots,
    cost: perGb(PRICES_USD.snapshotGbMonth),
    remove: 'aws rds delete-db-cluster-snapshot --db-cluster-snapshot-identifier NAME',
  },
  {
    kind: 'secret',
    list: listSecrets,
    cost: `${renderUsd(PRICES_USD.secretMonth)} a month`,
    remove: 'npx tsx exercises/10-destroy/delete-cluster.ts',
  },
  {
    kind: 'log group',
    list: listLogGroups,
    cost: perGb(PRICES_USD.logGbMonth),
    remove: 'aws logs delete-log-group --log-group-name NAME',
  },
];

/** Lists all resources of the lab that are in the account. */
export async function listLeftovers(place: Place): Promise<readonly Leftover[]> {
  const found = await Promise.all(
    KINDS.map(async ({ list, ...kind }) => (await list(place)).map((name) => ({ ...kind, name }))),
  );
  return found.flat();
}

function perGb(monthlyUsd: number): string {
  return `${renderUsd(monthlyUsd)} a month for each GB`;
}
