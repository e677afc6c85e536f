import type { ValueOf } from './json-schema';
import { number, object } from './json-schema';

export const spanSchema = object({ fromMs: number, toMs: number });

/** Span of time in milliseconds, usually since the start of the run. */
export type Span = ValueOf<typeof spanSchema>;
