import {
  ApplyPendingMaintenanceActionCommand,
  DescribePendingMaintenanceActionsCommand,
  ModifyDBClusterCommand,
} from '@aws-sdk/client-rds';
import { DrillError } from '../aws/drill-error';
import type { Cause, Scene } from './cause';
import { watchWhile } from './watch';

const ACTION = 'system-update';

/**
 * Patches the cluster: applies its pending system update, or upgrades it to another minor version. Aurora decides whether
 * the writer changes: a system update ends with a failover, an upgrade may restart the writer in place.
 */
export const patch: Cause = {
  async check(scene) {
    if (scene.settings.engineVersion === undefined) await requirePendingUpdate(scene);
  },

  async play(scene) {
    const { access, lab, settings } = scene;
    const { rds } = access.clients;
    const { engineVersion: EngineVersion } = settings;
    const { observation, requestedAt } = await watchWhile(scene, async () => {
      const options = { abortSignal: access.signal };
      if (EngineVersion === undefined) {
        const command = new ApplyPendingMaintenanceActionCommand({
          ResourceIdentifier: lab.ClusterArn,
          ApplyAction: ACTION,
          OptInType: 'immediate',
        });
        await rds.send(command, options);
      } else {
        const DBClusterIdentifier = lab.ClusterIdentifier;
        const command = new ModifyDBClusterCommand({
          DBClusterIdentifier,
          EngineVersion,
          ApplyImmediately: true,
        });
        await rds.send(command, options);
      }
    });
    const action =
      EngineVersion === undefined
        ? `ApplyPendingMaintenanceAction ${ACTION}`
        : `ModifyDBCluster to version ${EngineVersion}`;
    return { cause: { name: 'patch', action, requestedAt, left: describeLeft(EngineVersion) }, observation };
  },
};

async function requirePendingUpdate({ access, lab }: Omit<Scene, 'due'>): Promise<void> {
  const command = new DescribePendingMaintenanceActionsCommand({ ResourceIdentifier: lab.ClusterArn });
  const { PendingMaintenanceActions = [] } = await access.clients.rds.send(command, {
    abortSignal: access.signal,
  });
  const actions = PendingMaintenanceActions.flatMap(
    ({ PendingMaintenanceActionDetails = [] }) => PendingMaintenanceActionDetails,
  );
  if (actions.some(({ Action }) => Action === ACTION)) return;
  throw new DrillError(
    `the cluster ${lab.ClusterIdentifier} has no pending ${ACTION}, so there is nothing to apply`,
    'name a newer minor version with --engine-version, or wait until AWS offers an update: aws rds describe-pending-maintenance-actions',
  );
}

function describeLeft(version: string | undefined) {
  return version === undefined
    ? []
    : [
        {
          change: `the cluster has version ${version}`,
          undo: 'none: Aurora cannot return to an older version',
        },
      ];
}
