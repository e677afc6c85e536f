import type { ResourcePendingMaintenanceActions } from '@aws-sdk/client-rds';
import { formatArn } from '../names/arns';
import type { ClusterRecord, RdsState } from '../state';

/** Only kind of maintenance of this account. */
export const systemUpdate = 'system-update';

/**
 * Describes the pending maintenance of a cluster: always one update of the operating system, also after one was applied,
 * so that it can be applied at any time and again. On AWS an update is pending only after AWS has released one. It has no
 * date, because AWS shows optional updates without a date, and because the account has no maintenance window.
 */
export function describePendingActions(
  { deps }: RdsState,
  { hosted }: ClusterRecord,
): ResourcePendingMaintenanceActions {
  return {
    ResourceIdentifier: formatArn(deps.account, 'cluster', hosted.cluster.identifier),
    PendingMaintenanceActionDetails: [
      { Action: systemUpdate, Description: 'New Operating System update is available' },
    ],
  };
}
