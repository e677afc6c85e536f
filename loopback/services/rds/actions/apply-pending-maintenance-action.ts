import { CommonError } from '../../../gateway/errors';
import { faults } from '../faults';
import { describePendingActions, systemUpdate } from '../maintenance/pending-actions';
import { oneOf } from '../parameters/checks';
import { requireMaintainedResource } from '../requests/require-maintained-resource';
import type { RdsAction } from './action';

/** Applies the update of a cluster's operating system immediately. Returns while it is in progress. */
export const applyPendingMaintenanceAction: RdsAction<'ApplyPendingMaintenanceAction'> = async (
  rds,
  { ResourceIdentifier, ApplyAction = '', OptInType = '' },
) => {
  isAction(ApplyAction, 'ApplyAction');
  isOptIn(OptInType, 'OptInType');
  const { kind, name } = requireMaintainedResource(rds, ResourceIdentifier);
  if (kind !== 'cluster' || ApplyAction !== systemUpdate)
    throw faults.resourceNotFound(`${ApplyAction} of ${ResourceIdentifier}`);
  if (OptInType !== 'immediate') {
    throw new CommonError(
      'InvalidParameterCombination',
      `The loopback account has no maintenance window: OptInType must be immediate, not ${OptInType}.`,
    );
  }
  const record = rds.cluster(name);
  record.hosted.cluster.applySystemUpdate();
  return { ResourcePendingMaintenanceActions: describePendingActions(rds, record) };
};

/** Source: API reference, `ApplyPendingMaintenanceAction`. */
const isAction = oneOf(
  'ca-certificate-rotation',
  'db-upgrade',
  'hardware-maintenance',
  'os-upgrade',
  systemUpdate,
);
const isOptIn = oneOf('immediate', 'next-maintenance', 'undo-opt-in');
