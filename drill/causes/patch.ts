import {
  ApplyPendingMaintenanceActionCommand,
  DescribePendingMaintenanceActionsCommand,
  ModifyDBClusterCommand,
} from '@aws-sdk/client-rds';
import { DrillError } from '../aws/drill-error';
import type { Left } from '../report-format/cause';
import type { Cause, Scene, Stage } from './cause';
import { watchWhile } from './watch';

const ACTION = 'system-update';

/**
 * Patches the cluster: applies its pending system update, or upgrades it to another minor version. Aurora decides whether
 * the writer changes: a system update ends with a failover if there is a reader, an upgrade may restart the writer in
 * place.
 */
export const patch: Cause = {
  async check(scene) {
    if (scene.settings.engineVersion === undefined) await requirePendingUpdate(scene);
    else requireOtherVersion(scene, scene.settings.engineVersion);
  },

  async play(stage) {
    const { engineVersion } = stage.settings;
    const { observation, requestedAt } = await watchWhile(stage, (signal) =>
      engineVersion === undefined ? applyUpdate(stage, signal) : upgrade(stage, engineVersion, signal),
    );
    const [action, left] =
      engineVersion === undefined
        ? [`ApplyPendingMaintenanceAction ${ACTION}`, []]
        : [`ModifyDBCluster to version ${engineVersion}`, describeLeft(stage, engineVersion)];
    return { cause: { name: 'patch', action, requestedAt, left }, observation };
  },
};

async function requirePendingUpdate({ access, lab }: Scene): Promise<void> {
  const command = new DescribePendingMaintenanceActionsCommand({ ResourceIdentifier: lab.ClusterArn });
  const { PendingMaintenanceActions = [] } = await access.clients.rds.send(command, {
    abortSignal: access.signal,
  });
  const actions = PendingMaintenanceActions.flatMap(
    ({ PendingMaintenanceActionDetails = [] }) => PendingMaintenanceActionDetails,
  ).map(({ Action }) => Action);
  if (actions.includes(ACTION)) return;
  throw new DrillError(
    `the cluster ${lab.ClusterIdentifier} has no pending ${ACTION}, so there is nothing to apply (pending: ${actions.join(', ') || 'none'})`,
    'name a newer minor version with --engine-version, or wait until AWS offers an update: aws rds describe-pending-maintenance-actions',
  );
}

function requireOtherVersion({ lab, cluster }: Scene, engineVersion: string): void {
  if (cluster.engineVersion !== engineVersion) return;
  throw new DrillError(
    `the cluster ${lab.ClusterIdentifier} has version ${engineVersion} already`,
    'name a newer minor version with --engine-version, or omit --engine-version to apply the pending system update',
  );
}

async function applyUpdate({ access, lab }: Stage, abortSignal: AbortSignal): Promise<void> {
  const command = new ApplyPendingMaintenanceActionCommand({
    ResourceIdentifier: lab.ClusterArn,
    ApplyAction: ACTION,
    OptInType: 'immediate',
  });
  await access.clients.rds.send(command, { abortSignal });
}

async function upgrade(stage: Stage, EngineVersion: string, abortSignal: AbortSignal): Promise<void> {
  const { access, lab, changed } = stage;
  const DBClusterIdentifier = lab.ClusterIdentifier;
  const command = new ModifyDBClusterCommand({ DBClusterIdentifier, EngineVersion, ApplyImmediately: true });
  await access.clients.rds.send(command, { abortSignal });
  changed(describeLeft(stage, EngineVersion));
}

function describeLeft({ cluster }: Scene, version: string): Left[] {
  const before = cluster.engineVersion;
  const change = `the cluster has version ${version}${before === undefined ? '' : ` and had version ${before}`}`;
  return [{ change, undo: 'none: Aurora cannot return to an older version' }];
}
