import type { Tag } from '@aws-sdk/client-rds';
import { EVENTS } from '../../../aurora/event-messages';
import { formatArn } from '../names/arns';
import { snapshotFactsOf } from '../shapes/cluster-snapshot-shape';
import type { ClusterRecord, RdsState } from '../state';
import type { ClusterSnapshot } from '../stored/cluster-snapshots';
import type { Backup } from './cluster-host';

/** Adds a snapshot of a cluster, whose data is copied by `backup`. The cluster's tags are copied if its settings say so. */
export function takeSnapshot(
  rds: RdsState,
  record: ClusterRecord,
  identifier: string,
  backup: Promise<Backup | undefined>,
  tags: readonly Tag[] = [],
): ClusterSnapshot {
  const { account, events, now } = rds.deps;
  const { hosted, masterPassword, shown } = record;
  const facts = { identifier, createdAt: now(), masterPassword, databaseName: shown.DatabaseName };
  const snapshot = rds.snapshots.add({ ...facts, shown: snapshotFactsOf(rds, record) }, backup);
  const note = (event: typeof EVENTS.snapshotStarted) =>
    events.add({ ...event, at: now(), sourceIdentifier: identifier });
  note(EVENTS.snapshotStarted);
  backup.then((made) => made && note(EVENTS.snapshotCreated), ignore);
  const arn = formatArn(account, 'cluster-snapshot', identifier);
  if (shown.CopyTagsToSnapshot)
    rds.tags.add(arn, rds.tags.list(formatArn(account, 'cluster', hosted.cluster.identifier)));
  rds.tags.add(arn, tags);
  return snapshot;
}

/** The cluster has logged the error; the snapshot has failed. */
function ignore(): void {}
