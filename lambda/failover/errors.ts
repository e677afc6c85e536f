import type { FailoverErrorName } from './contract';

/**
 * Base class of the function's errors. Lambda reports `name` as `errorType`. The name is set explicitly, because
 * minifying changes class names.
 */
class FailoverError extends Error {
  constructor(name: FailoverErrorName, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}

/** The event is invalid, in general or for this cluster. */
export class ValidationError extends FailoverError {
  constructor(message: string) {
    super('ValidationError', message);
  }
}

/** The event names a cluster other than the function's. */
export class AccessDenied extends FailoverError {
  constructor(message: string) {
    super('AccessDenied', message);
  }
}

/** The cluster cannot fail over now. Has the name of AWS's error for the same case. */
export class ClusterNotReady extends FailoverError {
  constructor(message: string) {
    super('InvalidDBClusterStateFault', message);
  }
}

/** Too little of the invocation is left to request a failover and receive the reply. */
export class NotEnoughTime extends FailoverError {
  constructor(message: string) {
    super('NotEnoughTime', message);
  }
}

/** The request got no reply, and no sign shows that it was accepted. */
export class FailoverUnconfirmed extends FailoverError {
  constructor(message: string, cause: unknown) {
    super('FailoverUnconfirmed', message, { cause });
  }
}

/** The failover began, but the cluster kept its previous writer. */
export class FailoverGivenUp extends FailoverError {
  constructor(message: string) {
    super('FailoverGivenUp', message);
  }
}
