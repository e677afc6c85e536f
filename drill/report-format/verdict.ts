import type { ValueOf } from './json-schema';
import { array, described, integer, number, object, oneOf, optional, string } from './json-schema';

/** Meaning of `held`, for the schema and for the first sentence of the report. */
export const BUDGETS_KEPT = 'every budget was kept';

export const verdictSchema = described(
  `\`held\`: ${BUDGETS_KEPT}, and reads and writes of the probe worked again before the run ended. \`not-held\`: a budget was missed, or could not be proven to be met. \`void\`: the probe itself was stalled for too long, so its timings are invalid.`,
  oneOf('held', 'not-held', 'void'),
);

export type Verdict = ValueOf<typeof verdictSchema>;

export const budgetsSchema = object({
  maxWriteOutageMs: optional(described('Longest write outage allowed; not limited if absent.', number)),
  maxReadOutageMs: optional(described('Longest read outage allowed; not limited if absent.', number)),
  maxClientOutageMs: optional(
    described('Longest outage allowed for each judged client; not limited if absent.', number),
  ),
  maxClientErrors: optional(
    described(
      'Number of errors that the caller of each judged client may see; not limited if absent.',
      integer,
    ),
  ),
  judgedClients: optional(
    described('Names of the clients to which these budgets apply; no client if absent.', array(string)),
  ),
  maxLost: described('Number of acknowledged writes that may be lost.', integer),
});

/** Limits of a drill. An outage without a budget is not limited, but must end before the run does. */
export type Budgets = ValueOf<typeof budgetsSchema>;
