import type { ValueOf } from './json-schema';
import { array, described, integer, nullable, number, object, oneOf, optional, string } from './json-schema';

const lagSchema = object({
  n: integer,
  medianMs: nullable(number),
  maxMs: nullable(number),
  maxBytes: described(
    'Largest lag that the member reported; `null` if it reported no lag.',
    nullable(number),
  ),
});

export type Lag = ValueOf<typeof lagSchema>;

const roleSpanSchema = object({
  role: oneOf('writer', 'reader'),
  fromMs: described('When the member was first seen in this role.', number),
  toMs: described('When the member was last seen in this role.', number),
});

export type RoleSpan = ValueOf<typeof roleSpanSchema>;

export const memberSchema = object({
  identifier: string,
  instanceClass: optional(string),
  availabilityZone: optional(string),
  promotionTier: optional(integer),
  roles: described('Roles that the probe observed, in order of time.', array(roleSpanSchema)),
  lag: described(
    'End-to-end replica lag while the member was a reader: at the start of a read, the time since the oldest write that the read misses was acknowledged. `during` is from the request of the failover until every write lane has recovered from its longest outage.',
    object({ before: lagSchema, during: lagSchema, after: lagSchema }),
  ),
});

export type Member = ValueOf<typeof memberSchema>;

/** Properties of a member, as described by RDS. */
export type MemberFacts = Pick<Member, 'identifier' | 'instanceClass' | 'availabilityZone' | 'promotionTier'>;

export const staleConnectionSchema = object({
  lane: string,
  member: described('The demoted writer.', string),
  fromMs: described(
    'The later of two times: when the connection was opened; and when the writer was demoted.',
    number,
  ),
  toMs: described('The earlier of two times: when the connection ended; and when the run ended.', number),
  ended: oneOf('by the server', 'by the probe', 'not during the run'),
  refusedTicks: described(
    'Number of writes on this connection that the member refused as read-only.',
    integer,
  ),
});

/** Write connection that led to the previous writer after its demotion. */
export type StaleConnection = ValueOf<typeof staleConnectionSchema>;
