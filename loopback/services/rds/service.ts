import * as rds from '@aws-sdk/client-rds';
import type { Actions, Service } from '../../gateway/service';
import { defineService } from '../../gateway/service';
import { rdsActionResources } from './action-resources';
import type { Rds } from './actions/action';
import { addTagsToResource } from './actions/add-tags-to-resource';
import { applyPendingMaintenanceAction } from './actions/apply-pending-maintenance-action';
import { createDBCluster } from './actions/create-db-cluster';
import { createDBClusterParameterGroup } from './actions/create-db-cluster-parameter-group';
import { createDBClusterSnapshot } from './actions/create-db-cluster-snapshot';
import { createDBInstance } from './actions/create-db-instance';
import { createDBSubnetGroup } from './actions/create-db-subnet-group';
import { deleteDBCluster } from './actions/delete-db-cluster';
import { deleteDBClusterParameterGroup } from './actions/delete-db-cluster-parameter-group';
import { deleteDBClusterSnapshot } from './actions/delete-db-cluster-snapshot';
import { deleteDBInstance } from './actions/delete-db-instance';
import { deleteDBSubnetGroup } from './actions/delete-db-subnet-group';
import { describeDBClusterEndpoints } from './actions/describe-db-cluster-endpoints';
import { describeDBClusterParameterGroups } from './actions/describe-db-cluster-parameter-groups';
import { describeDBClusterParameters } from './actions/describe-db-cluster-parameters';
import { describeDBClusterSnapshots } from './actions/describe-db-cluster-snapshots';
import { describeDBClusters } from './actions/describe-db-clusters';
import { describeDBEngineVersions } from './actions/describe-db-engine-versions';
import { describeDBInstances } from './actions/describe-db-instances';
import { describeDBSubnetGroups } from './actions/describe-db-subnet-groups';
import { describeEvents } from './actions/describe-events';
import { describeGlobalClusters } from './actions/describe-global-clusters';
import { describeOrderableDBInstanceOptions } from './actions/describe-orderable-db-instance-options';
import { describePendingMaintenanceActions } from './actions/describe-pending-maintenance-actions';
import { failoverDBCluster } from './actions/failover-db-cluster';
import { listTagsForResource } from './actions/list-tags-for-resource';
import { modifyDBCluster } from './actions/modify-db-cluster';
import { modifyDBClusterParameterGroup } from './actions/modify-db-cluster-parameter-group';
import { modifyDBInstance } from './actions/modify-db-instance';
import { rebootDBInstance } from './actions/reboot-db-instance';
import { removeTagsFromResource } from './actions/remove-tags-from-resource';
import { restoreDBClusterFromSnapshot } from './actions/restore-db-cluster-from-snapshot';
import { startDBCluster } from './actions/start-db-cluster';
import { stopDBCluster } from './actions/stop-db-cluster';
import { translateFault } from './faults';
import type { RdsState } from './state';

/** RDS's API for the resources of one account. Operations that are not listed return `InvalidAction`. */
export function createRdsService(state: RdsState): Service {
  const { region } = state.deps.account;
  return defineService({
    module: rds,
    client: new rds.RDSClient({ region, credentials: { accessKeyId: 'none', secretAccessKey: 'none' } }),
    actions: rdsActions(state),
    actionResources: rdsActionResources(state.deps.account),
    translateError: translateFault,
    maxBodyBytes: 64 * 1024,
    maxParameters: 200,
  });
}

function rdsActions(state: RdsState): Actions<Rds> {
  return {
    AddTagsToResource: (input) => addTagsToResource(state, input),
    ApplyPendingMaintenanceAction: (input) => applyPendingMaintenanceAction(state, input),
    CreateDBCluster: (input) => createDBCluster(state, input),
    CreateDBClusterParameterGroup: (input) => createDBClusterParameterGroup(state, input),
    CreateDBClusterSnapshot: (input) => createDBClusterSnapshot(state, input),
    CreateDBInstance: (input) => createDBInstance(state, input),
    CreateDBSubnetGroup: (input) => createDBSubnetGroup(state, input),
    DeleteDBCluster: (input) => deleteDBCluster(state, input),
    DeleteDBClusterParameterGroup: (input) => deleteDBClusterParameterGroup(state, input),
    DeleteDBClusterSnapshot: (input) => deleteDBClusterSnapshot(state, input),
    DeleteDBInstance: (input) => deleteDBInstance(state, input),
    DeleteDBSubnetGroup: (input) => deleteDBSubnetGroup(state, input),
    DescribeDBClusterEndpoints: (input) => describeDBClusterEndpoints(state, input),
    DescribeDBClusterParameterGroups: (input) => describeDBClusterParameterGroups(state, input),
    DescribeDBClusterParameters: (input) => describeDBClusterParameters(state, input),
    DescribeDBClusterSnapshots: (input) => describeDBClusterSnapshots(state, input),
    DescribeDBClusters: (input) => describeDBClusters(state, input),
    DescribeDBEngineVersions: (input) => describeDBEngineVersions(state, input),
    DescribeDBInstances: (input) => describeDBInstances(state, input),
    DescribeDBSubnetGroups: (input) => describeDBSubnetGroups(state, input),
    DescribeEvents: (input) => describeEvents(state, input),
    DescribeGlobalClusters: (input) => describeGlobalClusters(state, input),
    DescribeOrderableDBInstanceOptions: (input) => describeOrderableDBInstanceOptions(state, input),
    DescribePendingMaintenanceActions: (input) => describePendingMaintenanceActions(state, input),
    FailoverDBCluster: (input) => failoverDBCluster(state, input),
    ListTagsForResource: (input) => listTagsForResource(state, input),
    ModifyDBCluster: (input) => modifyDBCluster(state, input),
    ModifyDBClusterParameterGroup: (input) => modifyDBClusterParameterGroup(state, input),
    ModifyDBInstance: (input) => modifyDBInstance(state, input),
    RebootDBInstance: (input) => rebootDBInstance(state, input),
    RemoveTagsFromResource: (input) => removeTagsFromResource(state, input),
    RestoreDBClusterFromSnapshot: (input) => restoreDBClusterFromSnapshot(state, input),
    StartDBCluster: (input) => startDBCluster(state, input),
    StopDBCluster: (input) => stopDBCluster(state, input),
  };
}
