import type { ValueOf } from './json-schema';
import { boolean, described, integer, nullable, number, object, optional, string } from './json-schema';

const bracket = {
  low: described('Lower bound of the length: how long the outage certainly lasted.', number),
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
    'When the last acknowledgement before the outage arrived, or the start of the stall if the probe was stalled then. 0 (the start of the run) if nothing was acknowledged before the outage.',
    number,
  ),
  failingFromMs: described('When the first tick that the outage affected was due.', number),
  failingToMs: described(
    'The later of two times: when the last tick that was not acknowledged was due; and the end of the last silence minus the median wait.',
    number,
  ),
  servedAgainMs: described(
    'When the first acknowledgement after the outage arrived; `null` if the outage had not ended when the run ended.',
    nullable(number),
  ),
  badTicks: described(
    'Number of ticks during the outage that were not acknowledged: failed, indeterminate or dropped.',
    integer,
  ),
  beforeRequest: described(
    'Whether the outage is not judged because it ended before the failover was requested or another cause was played. It must have ended at least a second before, because clocks differ, and also before the probe saw the first effect: another writer, or the end of a connection by a writer that restarted in place.',
    boolean,
  ),
  stallMs: described("Part of the bracket's uncertainty that is due to stalls of the probe.", number),
});

/** Time in which a lane was not served. Times are milliseconds since the start of the run. */
export type Outage = ValueOf<typeof outageSchema>;

export const worstOutageSchema = object({
  ...bracket,
  low: described(
    "The largest of the lower bounds of the operation's outages, without those from before the request. It may come from another lane than `lane`.",
    number,
  ),
  lane: optional(
    described(
      'Lane of the outage with the largest upper bound; absent if no lane had an outage after the request.',
      string,
    ),
  ),
  interruptions: described('Number of outages of `lane`, without those from before the request.', integer),
});

/**
 * Longest outage of an operation, from the outages of all its lanes, without those from before the request: the largest
 * lower bound and the largest upper bound. Both are 0 if the operation had no outage.
 */
export type WorstOutage = ValueOf<typeof worstOutageSchema>;
