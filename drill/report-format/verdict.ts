import type { ValueOf } from './json-schema';
import { described, integer, number, object, oneOf, optional } from './json-schema';

/** Meaning of `held`, in the schema and in the report's first sentence. */
export const BUDGETS_KEPT = 'every budget was kept';

export const verdictSchema = described(
  `\`held\`: ${BUDGETS_KEPT} and everything works again. \`not-held\`: not so, or not shown to be so. \`void\`: the probe itself stood still too long for its figures to be worth anything.`,
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
