import type { ValueOf } from './json-schema';
import { array, described, integer, number, object, oneOf, optional, string } from './json-schema';

/** Meaning of `held`, for the schema and for the first sentence of the report. */
export const BUDGETS_KEPT = 'every budget was kept';

export const verdictSchema = described(
  `\`held\`: ${BUDGETS_KEPT} and, unless a budget for clients is set, the reads and writes of the probe worked again before the run ended. \`not-held\`: a budget was missed, or could not be proven to be met; or the drill is worse than its baseline, or cannot be compared with it. \`void\`: the probe itself was stalled for too long, so its timings are invalid.`,
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
  maxClientOutageMs: optional(
    described(
      'Longest outage that is allowed for each judged client. If absent, the length is not limited.',
      number,
    ),
  ),
  maxClientErrors: optional(
    described(
      'Largest number of errors that the caller of each judged client may see. If absent, the number is not limited.',
      integer,
    ),
  ),
  judgedClients: optional(
    described(
      'Names of the clients to which these budgets and `maxLost` apply. If absent, no client is judged.',
      array(string),
    ),
  ),
  maxLost: described('Largest number of acknowledged writes that may be lost.', integer),
});

/** Limits of a drill. Without a budget an outage may have any length, but it must end before the run ends. */
export type Budgets = ValueOf<typeof budgetsSchema>;
