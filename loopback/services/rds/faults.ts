import * as rds from '@aws-sdk/client-rds';
import type { AuroraErrorCode } from '../../aurora/errors';
import { AuroraError } from '../../aurora/errors';
import { CommonError } from '../../gateway/errors';

/** Errors of the API for a cluster's errors. The cluster provides the text. */
const faultsOfCluster: Readonly<Record<AuroraErrorCode, (message: string) => Error>> = {
  DBInstanceAlreadyExists: fault(rds.DBInstanceAlreadyExistsFault),
  DBInstanceNotFound: fault(rds.DBInstanceNotFoundFault),
  FailoverTargetNotFound: common('InvalidParameterValue'),
  InstanceQuotaExceeded: fault(rds.InstanceQuotaExceededFault),
  InvalidDBClusterState: fault(rds.InvalidDBClusterStateFault),
  InvalidDBInstanceState: fault(rds.InvalidDBInstanceStateFault),
  UnsupportedEngineVersion: common('InvalidParameterCombination'),
};

/** Translates an error of a cluster to RDS's. Returns any other error unchanged. */
export function translateFault(error: unknown): unknown {
  return error instanceof AuroraError ? faultsOfCluster[error.code](error.message) : error;
}

/** Errors of RDS itself, in AWS's words where they are known. */
export const faults = {
  clusterNotFound: (id: string) => fault(rds.DBClusterNotFoundFault)(`DBCluster ${id} not found.`),
  clusterExists: () => fault(rds.DBClusterAlreadyExistsFault)('DB Cluster already exists'),
  clusterState: fault(rds.InvalidDBClusterStateFault),
  instanceNotFound: (id: string) => fault(rds.DBInstanceNotFoundFault)(`DBInstance ${id} not found.`),
  instanceState: fault(rds.InvalidDBInstanceStateFault),
  instanceExists: () => fault(rds.DBInstanceAlreadyExistsFault)('DB instance already exists'),
  failoverSourceNotFound: (id: string) =>
    fault(rds.DBClusterNotFoundFault)(`The source cluster could not be found or cannot be accessed: ${id}`),
  endpointNotFound: (id: string) =>
    fault(rds.DBClusterEndpointNotFoundFault)(`DBClusterEndpoint ${id} not found.`),
  globalClusterNotFound: (id: string) =>
    fault(rds.GlobalClusterNotFoundFault)(`Global cluster ${id} not found.`),
  snapshotNotFound: (id: string) =>
    fault(rds.DBClusterSnapshotNotFoundFault)(`DBClusterSnapshot ${id} not found.`),
  snapshotExists: (id: string) =>
    fault(rds.DBClusterSnapshotAlreadyExistsFault)(
      `Cannot create the snapshot because a snapshot with the identifier ${id} already exists.`,
    ),
  snapshotState: fault(rds.InvalidDBClusterSnapshotStateFault),
  resourceNotFound: (what: string) =>
    fault(rds.ResourceNotFoundFault)(`The specified resource was not found: ${what}`),
  subnetGroupNotFound: (name: string) =>
    fault(rds.DBSubnetGroupNotFoundFault)(`DB subnet group '${name}' does not exist.`),
  subnetGroupExists: (name: string) =>
    fault(rds.DBSubnetGroupAlreadyExistsFault)(`The DB subnet group '${name}' already exists.`),
  subnetGroupInUse: fault(rds.InvalidDBSubnetGroupStateFault),
  subnetGroupTooNarrow: fault(rds.DBSubnetGroupDoesNotCoverEnoughAZs),
  subnetInvalid: fault(rds.InvalidSubnet),
  parameterGroupNotFound: (name: string) =>
    fault(rds.DBParameterGroupNotFoundFault)(`DBClusterParameterGroup not found: ${name}`),
  clusterParameterGroupNotFound: (name: string) =>
    fault(rds.DBClusterParameterGroupNotFoundFault)(`DBClusterParameterGroup not found: ${name}`),
  parameterGroupExists: (name: string) =>
    fault(rds.DBParameterGroupAlreadyExistsFault)(`Parameter group ${name} already exists`),
  parameterGroupState: fault(rds.InvalidDBParameterGroupStateFault),
} as const;

type FaultClass = new (options: { message: string; $metadata: object }) => Error;

function fault(Fault: FaultClass): (message: string) => Error {
  return (message) => new Fault({ message, $metadata: {} });
}

function common(code: ConstructorParameters<typeof CommonError>[0]): (message: string) => Error {
  return (message) => new CommonError(code, message);
}
