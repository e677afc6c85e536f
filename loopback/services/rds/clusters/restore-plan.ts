import type { RestoreDBClusterFromSnapshotCommandInput } from '@aws-sdk/client-rds';
import { faults } from '../faults';
import { parseIdentifier, parseReference } from '../names/identifiers';
import { restoreClusterRules } from '../parameters/restore-parameters';
import { applyRules } from '../parameters/rules';
import type { RdsState } from '../state';
import type { ClusterSnapshot } from '../stored/cluster-snapshots';
import { requireTags } from '../stored/tags';
import type { ClusterPlan } from './cluster-plan';
import { clusterDefaults, findSurroundings } from './cluster-plan';
import { requireUpgrade, resolveEngineVersion } from './engine-versions';

/** Checks a request for a restored cluster. Changes nothing. */
export function planRestore(
  rds: RdsState,
  input: RestoreDBClusterFromSnapshotCommandInput,
): { readonly snapshot: ClusterSnapshot; readonly plan: ClusterPlan } {
  const identifier = parseIdentifier('DBClusterIdentifier', input.DBClusterIdentifier);
  const asked = applyRules(input, restoreClusterRules);
  const { Tags: tags = [] } = input;
  requireTags(tags);
  const { account, host } = rds.deps;
  const name = parseReference(account, 'cluster-snapshot', 'SnapshotIdentifier', input.SnapshotIdentifier);
  const snapshot = rds.snapshots.require(name);
  const { backup: restoredFrom, masterPassword, databaseName: DatabaseName, shown: kept } = snapshot;
  if (restoredFrom === undefined) {
    throw faults.snapshotState(
      `DB cluster snapshot ${name} is in status ${snapshot.status}; RestoreDBClusterFromSnapshot requires status available.`,
    );
  }
  const { EngineVersion = '', MasterUsername = '', Port } = kept;
  const engineVersion = chooseVersion(rds, EngineVersion, input.EngineVersion);
  host.requireEngine(engineVersion);
  const { StorageEncrypted, StorageType, KmsKeyId, BackupRetentionPeriod, PreferredBackupWindow } = kept;
  const inherited = {
    ...{ StorageEncrypted, StorageType, KmsKeyId, BackupRetentionPeriod, PreferredBackupWindow },
    ...{ DatabaseName, MasterUsername },
  };
  const plan = {
    identifier,
    engineVersion,
    ...findSurroundings(rds, input, engineVersion),
    port: input.Port ?? Port,
    masterUsername: MasterUsername,
    masterPassword,
    restoredFrom,
    shown: { ...clusterDefaults, ...inherited, ...asked },
    tags,
  };
  return { snapshot, plan };
}

/** The version can be the snapshot's, or a newer one of the same major version. */
function chooseVersion({ deps }: RdsState, from: string, asked: string | undefined): string {
  const version = asked === undefined ? from : resolveEngineVersion(deps.host.defaultMajor, asked);
  if (version !== from) requireUpgrade(from, version);
  return version;
}
