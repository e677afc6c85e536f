import * as rds from '@aws-sdk/client-rds';
import { UnmodelledError } from '../../gateway/errors';
import { translateFault as translateClusterError } from '../rds/faults';

/** Faults of RDS with their HTTP status. This service answers with them, because its actions act on clusters of RDS. */
const statuses = new Map<unknown, number>([
  [rds.DBClusterNotFoundFault, 404],
  [rds.InvalidDBClusterStateFault, 400],
  [rds.InvalidDBInstanceStateFault, 400],
]);

/** Translates an error of a cluster or of RDS to an error of this service. Returns any other error unchanged. */
export function translateFault(error: unknown): unknown {
  const fault = translateClusterError(error);
  if (!(fault instanceof Error)) return fault;
  const status = statuses.get(fault.constructor);
  return status === undefined ? fault : new UnmodelledError(fault.name, status, fault.message);
}
