import type { ValueOf } from './json-schema';
import { described, integer, number, object, oneOf, optional } from './json-schema';

export const verdictSchema = described(
  '`held`: every budget was kept and everything works again. `not-held`: not so, or not shown to be so. `void`: the probe itself stood still too long for its figures to be worth anything.',
  oneOf('held', 'not-held', 'void'),
);

export type Verdict = ValueOf<typeof verdictSchema>;

export const budgetsSchema = object({
  maxWriteOutageMs: optional(described('The longest write outage may be this long.', number)),
  maxReadOutageMs: optional(described('The longest read outage may be this long.', number)),
  maxLost: described('So many acknowledged writes may be lost.', integer),
});

/** What is still acceptable. What is absent is not limited, but an outage must always end. */
export type Budgets = ValueOf<typeof budgetsSchema>;
