/** Codes of refused calls; services/rds maps each to the fault of the same meaning. */
export type AuroraErrorCode =
  | 'DBInstanceAlreadyExists'
  | 'DBInstanceNotFound'
  /** The failover target does not exist: AWS returns a parameter error, not a 404. */
  | 'FailoverTargetNotFound'
  | 'InstanceQuotaExceeded'
  | 'InvalidDBClusterState'
  | 'InvalidDBInstanceState'
  | 'UnsupportedEngineVersion';

/** Thrown if the cluster refuses a call. The message is AWS's text where that is known. */
export class AuroraError extends Error {
  override readonly name = 'AuroraError';
  readonly code: AuroraErrorCode;

  constructor(code: AuroraErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
