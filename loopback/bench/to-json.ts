import type { Figure, Measurement } from './figure';
import { checkLimit } from './limit-check';

/** Returns a figure and its measurement as JSON: values of the figure and of the floor in `unit`, and the limit. */
export function toJson([{ name, limit, wish }, measurement]: readonly [Figure, Measurement]) {
  return { name, limit, wish, ...checkLimit(limit, measurement), ...measurement };
}
