import type { ValueOf } from './json-schema';
import { array, boolean, described, object, oneOf, optional, string } from './json-schema';

/** Causes of a failover that a drill can play, in the order of `--cause all`. */
export const CAUSE_NAMES = [
  'request',
  'crash',
  'writer-lost',
  'zone-outage',
  'class-change',
  'patch',
] as const;

export type CauseName = (typeof CAUSE_NAMES)[number];

/** Names the moment from which the times of a run count, in a sentence. */
export function nameZero(cause: CauseName): string {
  return cause === 'request' ? 'the request' : 'the cause';
}

const leftSchema = object({
  change: described('What the cause changed in the cluster.', string),
  undo: described('Command that undoes the change.', string),
});

/** A change that a cause leaves in the cluster. */
export type Left = ValueOf<typeof leftSchema>;

export const causeSchema = object({
  name: oneOf(...CAUSE_NAMES),
  action: described('What the drill did, such as the API action or the statement.', string),
  requestedAt: described(
    'When the cause was played, by the clock of the failover function. ISO 8601 in UTC.',
    string,
  ),
  endedAt: optional(
    described('When the drill ended the cause, for example by stopping an experiment.', string),
  ),
  roleChanged: described('Whether another member is the writer at the end.', boolean),
  inPlaceRestart: described(
    'Whether the writer restarted and stayed the writer: RDS reported its shutdown or restart, or its connections were reset.',
    boolean,
  ),
  sockets: optional(
    described(
      'How most connections to the previous writer ended. `reset`: the server or the network ended them. `silent`: nothing answered, and the probe closed them after its time limit. `kept`: none ended. Absent if no such connection is known.',
      oneOf('reset', 'silent', 'kept'),
    ),
  ),
  left: described('Changes that the cause leaves in the cluster; empty if none.', array(leftSchema)),
});

/** Cause that a run played, and its effect. */
export type CauseEffect = ValueOf<typeof causeSchema>;

/** Facts of a cause that the drill knows without the measurement. */
export type CauseFacts = Omit<CauseEffect, 'roleChanged' | 'inPlaceRestart' | 'sockets'>;
