import type { ValueOf } from './json-schema';
import {
  array,
  byState,
  described,
  integer,
  nullable,
  number,
  object,
  oneOf,
  optional,
  record,
  string,
} from './json-schema';
import { answerSchema, stripSchema } from './lane';
import { bracketSchema, outageSchema } from './outage';

const description = {
  lesson: optional(described('One sentence on what the client shows, as its module exports it.', string)),
  settings: optional(described('Settings of the client, as its module exports them.', record(string))),
  notes: described(
    'Facts that the figures do not show, such as the error of a crash, one sentence each.',
    array(string),
  ),
};

const measured = object({
  name: string,
  state: described(
    '`ran`: until the end of the run. `crashed`: an error that nothing caught ended its thread. `unresponsive`: its thread did not respond after the run.',
    oneOf('ran', 'crashed', 'unresponsive'),
  ),
  asked: described(
    'Number of writes that were due, including those due after the thread of the client ended.',
    integer,
  ),
  acknowledged: described('Number of writes that the client reported as done.', integer),
  errorsToCaller: described(
    'Number of errors that the caller saw: writes that the client rejected, did not answer within the deadline, or had not answered when its thread ended. Writes that were due after its thread ended are not counted.',
    integer,
  ),
  outageMs: described(
    'Longest outage of the client, without outages from before the request: the largest lower bound and the largest upper bound. Both are 0 if it had no outage.',
    bracketSchema,
  ),
  staleMs: described(
    'Time from the first to the last write that was refused as read-only (25006); 0 if no write was.',
    number,
  ),
  lost: described(
    'Acknowledged, but without a row; `null` if the rows could not be read.',
    nullable(integer),
  ),
  duplicated: described(
    'Rows beyond the first of each write; `null` if the rows could not be read.',
    nullable(integer),
  ),
  unknown: described(
    'Errors after which the caller cannot know whether the write was applied: indeterminate writes, and writes that have a row although the last error says that they were not applied.',
    integer,
  ),
  unknownStored: described(
    'Those of `unknown` that have a row; `null` if the rows could not be read.',
    nullable(integer),
  ),
  worstWaitMs: described('Longest time from when a write was due to its answer or error.', number),
  connectionsOpened: described('Number of TCP connections that the client opened.', integer),
  crashedAtMs: described('When the client crashed; `null` if it did not crash.', nullable(number)),
  blindMs: described(
    'Time in which the client was silent only because its thread or the probe was stalled.',
    number,
  ),
  periodMs: number,
  outages: described('In order of time.', array(outageSchema)),
  answers: described(
    'Acknowledgements have no `member`: a client does not report which member of the cluster answered.',
    array(answerSchema),
  ),
  strip: stripSchema,
  ...description,
});

export const clientSchema = byState({
  ran: measured,
  crashed: measured,
  unresponsive: measured,
  'not-opened': object({ name: string, state: oneOf('not-opened'), ...description }),
});

/** Result of a client in one run. A client that could not be opened has no figures. */
export type RunClient = ValueOf<typeof clientSchema>;
export type MeasuredClient = ValueOf<typeof measured>;
