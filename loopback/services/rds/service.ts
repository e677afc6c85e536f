import * as rds from '@aws-sdk/client-rds';
import type { Actions, Service } from '../../gateway/service';
import { defineService } from '../../gateway/service';
import { rdsResources } from './action-resources';
import type { Rds } from './actions/action';
import {
  addTagsToResource,
  listTagsForResource,
  removeTagsFromResource,
} from './actions/add-tags-to-resource';
import { createDBCluster } from './actions/create-db-cluster';
import { createDBInstance } from './actions/create-db-instance';
import {
  createDBSubnetGroup,
  deleteDBSubnetGroup,
  describeDBSubnetGroups,
} from './actions/create-db-subnet-group';
import { deleteDBCluster } from './actions/delete-db-cluster';
import { deleteDBInstance } from './actions/delete-db-instance';
import { describeDBClusterEndpoints } from './actions/describe-db-cluster-endpoints';
import {
  createDBClusterParameterGroup,
  deleteDBClusterParameterGroup,
  describeDBClusterParameterGroups,
  describeDBClusterParameters,
  modifyDBClusterParameterGroup,
} from './actions/describe-db-cluster-parameters';
import { describeDBClusters } from './actions/describe-db-clusters';
import { describeDBEngineVersions } from './actions/describe-db-engine-versions';
import { describeDBInstances } from './actions/describe-db-instances';
import { describeEvents } from './actions/describe-events';
import { describeGlobalClusters } from './actions/describe-global-clusters';
import { describeOrderableDBInstanceOptions } from './actions/describe-orderable-db-instance-options';
import { failoverDBCluster } from './actions/failover-db-cluster';
import { modifyDBCluster } from './actions/modify-db-cluster';
import { modifyDBInstance } from './actions/modify-db-instance';
import { rebootDBInstance } from './actions/reboot-db-instance';
import { startDBCluster, stopDBCluster } from './actions/start-db-cluster';
import { translateFault } from './faults';
import type { RdsAccount } from './state';

/** RDS's API over the resources of one account. What is not here answers `InvalidAction`. */
export function createRdsService(account: RdsAccount): Service {
  const { region } = account.deps.account;
  return defineService({
    module: rds,
    client: new rds.RDSClient({ region, credentials: { accessKeyId: 'none', secretAccessKey: 'none' } }),
    actions: rdsActions(account),
    resources: rdsResources(account.deps.account),
    translateError: translateFault,
    maxBodyBytes: 64 * 1024,
    maxParameters: 200,
  });
}

function rdsActions(account: RdsAccount): Actions<Rds> {
  return {
    AddTagsToResource: (input) => addTagsToResource(account, input),
    CreateDBCluster: (input) => createDBCluster(account, input),
    CreateDBClusterParameterGroup: (input) => createDBClusterParameterGroup(account, input),
    CreateDBInstance: (input) => createDBInstance(account, input),
    CreateDBSubnetGroup: (input) => createDBSubnetGroup(account, input),
    DeleteDBCluster: (input) => deleteDBCluster(account, input),
    DeleteDBClusterParameterGroup: (input) => deleteDBClusterParameterGroup(account, input),
    DeleteDBInstance: (input) => deleteDBInstance(account, input),
    DeleteDBSubnetGroup: (input) => deleteDBSubnetGroup(account, input),
    DescribeDBClusterEndpoints: (input) => describeDBClusterEndpoints(account, input),
    DescribeDBClusterParameterGroups: (input) => describeDBClusterParameterGroups(account, input),
    DescribeDBClusterParameters: (input) => describeDBClusterParameters(account, input),
    DescribeDBClusters: (input) => describeDBClusters(account, input),
    DescribeDBEngineVersions: (input) => describeDBEngineVersions(account, input),
    DescribeDBInstances: (input) => describeDBInstances(account, input),
    DescribeDBSubnetGroups: (input) => describeDBSubnetGroups(account, input),
    DescribeEvents: (input) => describeEvents(account, input),
    DescribeGlobalClusters: (input) => describeGlobalClusters(account, input),
    DescribeOrderableDBInstanceOptions: (input) => describeOrderableDBInstanceOptions(account, input),
    FailoverDBCluster: (input) => failoverDBCluster(account, input),
    ListTagsForResource: (input) => listTagsForResource(account, input),
    ModifyDBCluster: (input) => modifyDBCluster(account, input),
    ModifyDBClusterParameterGroup: (input) => modifyDBClusterParameterGroup(account, input),
    ModifyDBInstance: (input) => modifyDBInstance(account, input),
    RebootDBInstance: (input) => rebootDBInstance(account, input),
    RemoveTagsFromResource: (input) => removeTagsFromResource(account, input),
    StartDBCluster: (input) => startDBCluster(account, input),
    StopDBCluster: (input) => stopDBCluster(account, input),
  };
}
