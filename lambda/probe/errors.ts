import type { ProbeErrorName } from './contract';

/**
 * Reason why a run did not begin. Lambda reports `name` as `errorType`. The name is a field, because minifying changes
 * class names.
 */
export class ProbeError extends Error {
  override readonly name: ProbeErrorName;

  constructor(name: ProbeErrorName, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}
