/** Which decision a caller takes; services/rds maps each to the fault of the same meaning. */
export type AuroraErrorCode =
  | 'DBInstanceAlreadyExists'
  | 'DBInstanceNotFound'
  /** A failover target that does not exist: AWS answers with a parameter error, not with a 404. */
  | 'FailoverTargetNotFound'
  | 'InstanceQuotaExceeded'
  | 'InvalidDBClusterState'
  | 'InvalidDBInstanceState'
  | 'UnsupportedEngineVersion';

/** A call the cluster refuses. The message is the text AWS gives where that is known. */
export class AuroraError extends Error {
  override readonly name = 'AuroraError';
  readonly code: AuroraErrorCode;

  constructor(code: AuroraErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
