import type { ValueOf } from './json-schema';
import { boolean, described, integer, nullable, number, object, optional, string } from './json-schema';

const bracket = {
  low: described('Lower bound of the length: the span in which the outage certainly lasted.', number),
  high: described(
    'Upper bound of the length: from the last acknowledgement before the outage to the first after it. `null` if the outage had not ended when the run ended.',
    nullable(number),
  ),
  ended: described('Whether the outage had ended when the run ended. If not, only `low` is known.', boolean),
};

export const bracketSchema = object(bracket);

/** Bounds of the length of an outage. */
export type Bracket = ValueOf<typeof bracketSchema>;

export const outageSchema = object({
  ...bracket,
  lastServedMs: described(
    'When the last acknowledgement before the outage arrived; if the probe was stalled then, the start of the stall; 0, the start of the run, if there was none.',
    number,
  ),
  failingFromMs: described('When the first tick of the outage was due.', number),
  failingToMs: described(
    'When the last tick that failed was due, or when the last silence ended, less the median answer; the later of the two.',
    number,
  ),
  servedAgainMs: described(
    'When the first acknowledgement after the outage arrived; `null` if the outage had not ended.',
    nullable(number),
  ),
  badTicks: described(
    'Number of ticks during the outage that failed, are indeterminate or were dropped.',
    integer,
  ),
  beforeRequest: described(
    'Whether the outage ended before the failover was requested, so that it is not judged. It must have ended at least a second before the request, because clocks differ, and before the probe saw the writer change.',
    boolean,
  ),
  stallMs: described("Part of the bracket's uncertainty that is due to stalls of the probe.", number),
});

/** Time in which a lane was not served. Times are milliseconds since the start of the run. */
export type Outage = ValueOf<typeof outageSchema>;

export const worstOutageSchema = object({
  ...bracket,
  low: described(
    'Greatest lower bound of all outages of the operation. It may be that of another lane than `lane`.',
    number,
  ),
  lane: optional(described('Lane with the greatest upper bound; absent if no lane had an outage.', string)),
  interruptions: described('Number of outages of that lane, without those from before the request.', integer),
});

/**
 * Longest outage of all lanes of an operation, without those from before the request: the greatest lower bound and the
 * greatest upper bound. All zero if there was none.
 */
export type WorstOutage = ValueOf<typeof worstOutageSchema>;
