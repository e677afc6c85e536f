import {
  paginateDescribeDBClusterSnapshots,
  paginateDescribeDBClusters,
  paginateDescribeDBInstances,
} from '@aws-sdk/client-rds';
import type { Place } from './place';

// The lists are filtered here, because RDS may refuse the name of a cluster that does not exist.

export function listClusters({
  clients: { rds: client },
  signal,
  ...lab
}: Place): Promise<readonly string[]> {
  const pages = paginateDescribeDBClusters({ client }, {}, { abortSignal: signal });
  return namesOf(
    lab,
    pages,
    ({ DBClusters }) => DBClusters,
    ({ DBClusterIdentifier }) => DBClusterIdentifier,
  );
}

export function listInstances({
  clients: { rds: client },
  signal,
  ...lab
}: Place): Promise<readonly string[]> {
  const pages = paginateDescribeDBInstances({ client }, {}, { abortSignal: signal });
  return namesOf(
    lab,
    pages,
    ({ DBInstances }) => DBInstances,
    ({ DBInstanceIdentifier }) => DBInstanceIdentifier,
  );
}

/** Lists manual and automated snapshots. A final snapshot is a manual one. */
export function listSnapshots({
  clients: { rds: client },
  signal,
  ...lab
}: Place): Promise<readonly string[]> {
  const pages = paginateDescribeDBClusterSnapshots({ client }, {}, { abortSignal: signal });
  return namesOf(
    lab,
    pages,
    ({ DBClusterSnapshots }) => DBClusterSnapshots,
    ({ DBClusterSnapshotIdentifier }) => DBClusterSnapshotIdentifier,
  );
}

/** Returns the names of all items that belong to the cluster of the lab. */
async function namesOf<Page, Item extends { readonly DBClusterIdentifier?: string | undefined }>(
  { stackName }: Pick<Place, 'stackName'>,
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
  nameOf: (item: Item) => string | undefined,
): Promise<readonly string[]> {
  const cluster = stackName.toLowerCase();
  const names: string[] = [];
  for await (const page of pages) {
    const found = (itemsOf(page) ?? []).filter(({ DBClusterIdentifier }) => DBClusterIdentifier === cluster);
    names.push(...found.map((item) => nameOf(item) ?? ''));
  }
  return names;
}
