import type { ValueOf } from './json-schema';
import { boolean, described, integer, nullable, number, object, optional, string } from './json-schema';

const bracket = {
  low: described(
    'It was at least this long: from when it had certainly begun to when it certainly still lasted.',
    number,
  ),
  high: described(
    'And at most this long: from the last acknowledgement before it to the first after it. `null` if it had not ended when the run did.',
    nullable(number),
  ),
  ended: described('Whether it had ended when the run did; if not, `low` is all that is known.', boolean),
};

export const outageSchema = object({
  ...bracket,
  lastServedMs: described(
    'When the last acknowledgement before it was there; 0, the start of the run, if none was.',
    number,
  ),
  failingFromMs: described('When the first tick was due that was not served.', number),
  failingToMs: described('When the last sign was seen that ticks were not served.', number),
  servedAgainMs: described('When the first acknowledgement after it was there.', nullable(number)),
  badTicks: described('Ticks in it that failed, are indeterminate or were dropped.', integer),
  beforeRequest: described(
    'Whether it was over before the failover was requested, so that it is not judged: for a second at least, for clocks differ, and before the writer was seen to change.',
    boolean,
  ),
  stallMs: described("How much of the bracket's uncertainty is stalls of the probe itself.", number),
});

/** A time in which a lane was not served. Times are milliseconds from the run's zero. */
export type Outage = ValueOf<typeof outageSchema>;

export const worstOutageSchema = object({
  ...bracket,
  lane: optional(described('The lane that had its upper end; absent when no lane had any.', string)),
  interruptions: described('How many outages that lane had, without those from before the request.', integer),
});

/**
 * The longest outage of any lane of a kind, without those from before the request: the greatest lower end and the
 * greatest upper end. All zero if none.
 */
export type WorstOutage = ValueOf<typeof worstOutageSchema>;
