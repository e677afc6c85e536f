import type { ValueOf } from './json-schema';
import { described, integer, number, object, oneOf, optional } from './json-schema';

/** Meaning of `held`, for the schema and for the first sentence of the report. */
export const BUDGETS_KEPT = 'every budget was kept';

export const verdictSchema = described(
  `\`held\`: ${BUDGETS_KEPT}, and everything worked again before the run ended. \`not-held\`: a budget was missed, or could not be proven to be met. \`void\`: the probe itself was stalled for too long, so its timings are invalid.`,
  oneOf('held', 'not-held', 'void'),
);

export type Verdict = ValueOf<typeof verdictSchema>;

export const budgetsSchema = object({
  maxWriteOutageMs: optional(
    described('Longest write outage that is allowed. If absent, the length is not limited.', number),
  ),
  maxReadOutageMs: optional(
    described('Longest read outage that is allowed. If absent, the length is not limited.', number),
  ),
  maxLost: described('Largest number of acknowledged writes that may be lost.', integer),
});

/** Limits of a drill. Without a budget an outage may have any length, but it must end before the run ends. */
export type Budgets = ValueOf<typeof budgetsSchema>;
