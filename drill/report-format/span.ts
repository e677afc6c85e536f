import type { ValueOf } from './json-schema';
import { number, object } from './json-schema';

export const spanSchema = object({ fromMs: number, toMs: number });

/** A stretch of time in milliseconds, mostly from the run's zero. */
export type Span = ValueOf<typeof spanSchema>;
