import type { ProbeErrorName } from './contract';

/**
 * Why there was no run. Lambda reports `name` as `errorType`, so it is set by hand: class names do not survive
 * minifying.
 */
export class ProbeError extends Error {
  override readonly name: ProbeErrorName;

  constructor(name: ProbeErrorName, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}
