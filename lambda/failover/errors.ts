import type { FailoverErrorName } from './contract';

/**
 * The function's own refusals and bad ends. Lambda reports `name` as `errorType`, so it is set by hand:
 * class names do not survive minifying.
 */
class FailoverError extends Error {
  constructor(name: FailoverErrorName, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}

/** The event is wrong, by itself or for this cluster. */
export class ValidationError extends FailoverError {
  constructor(message: string) {
    super('ValidationError', message);
  }
}

/** The event names a cluster that is not the function's own. */
export class AccessDenied extends FailoverError {
  constructor(message: string) {
    super('AccessDenied', message);
  }
}

/** The cluster cannot fail over now. Named as AWS names the same refusal. */
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

/** The failover began, and the cluster settled on its previous writer. */
export class FailoverGivenUp extends FailoverError {
  constructor(message: string) {
    super('FailoverGivenUp', message);
  }
}
