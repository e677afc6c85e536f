import type { ValueOf } from './json-schema';
import { array, described, integer, nullable, number, object, oneOf, optional, string } from './json-schema';

const lagSchema = object({
  n: integer,
  medianMs: nullable(number),
  maxMs: nullable(number),
  maxBytes: described('By its own account; `null` where it gave none.', nullable(number)),
});

export type Lag = ValueOf<typeof lagSchema>;

const roleSpanSchema = object({
  role: oneOf('writer', 'reader'),
  fromMs: described('When it was first seen in this role.', number),
  toMs: described('When it was last seen in this role.', number),
});

export type RoleSpan = ValueOf<typeof roleSpanSchema>;

export const memberSchema = object({
  identifier: string,
  instanceClass: optional(string),
  availabilityZone: optional(string),
  promotionTier: optional(integer),
  roles: described('As it showed itself to the probe, in the order of time.', array(roleSpanSchema)),
  lag: described(
    'Replica lag from end to end while it was a reader: how long before a read the oldest write had been acknowledged that it does not show. `during` is from the request of the failover to the end of the write outage.',
    object({ before: lagSchema, during: lagSchema, after: lagSchema }),
  ),
});

export type Member = ValueOf<typeof memberSchema>;

/** Facts of a member that RDS describes. */
export type MemberFacts = Pick<Member, 'identifier' | 'instanceClass' | 'availabilityZone' | 'promotionTier'>;

export const staleConnectionSchema = object({
  lane: string,
  member: described('The demoted writer.', string),
  fromMs: described('When it was opened, or its member demoted, whichever was later.', number),
  toMs: described('When it ended, or the run did.', number),
  ended: oneOf('by the server', 'by the probe', 'not during the run'),
  refusedTicks: described('Writes that it refused as read-only.', integer),
});

/** A connection for writing that led to a member which had been demoted. */
export type StaleConnection = ValueOf<typeof staleConnectionSchema>;
