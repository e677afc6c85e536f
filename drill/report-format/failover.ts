import type { ValueOf } from './json-schema';
import { array, byState, described, object, oneOf, optional, string } from './json-schema';

const facts = {
  clusterIdentifier: string,
  previousWriter: string,
  predicted: described(
    'Readers that Aurora may promote, by its promotion rules. Aurora was expected to promote one of them.',
    array(string),
  ),
  events: array(object({ id: optional(string), at: string, source: string, message: string })),
};

const begun = {
  requestedAt: described(
    'When the failover was requested or, for other causes, when the drill played the cause.',
    string,
  ),
  acceptedAt: optional(described('Only if the failover was requested.', string)),
  failingOverAt: optional(string),
};
const ended = { writerChangedAt: optional(string), availableAt: optional(string) };

/** `FailoverResult` or `WatchResult` of `lambda/failover/contract.ts`. */
export const failoverSchema = byState({
  completed: object({
    state: oneOf('completed'),
    ...facts,
    newWriter: string,
    timeline: object({ ...begun, ...ended }),
  }),
  'in-progress': object({
    state: oneOf('in-progress'),
    ...facts,
    newWriter: optional(string),
    timeline: object({ ...begun, ...ended }),
  }),
  'role-unchanged': object({
    state: oneOf('role-unchanged'),
    ...facts,
    newWriter: optional(string),
    timeline: object({ ...begun, ...ended }),
  }),
  'nothing-seen': object({
    state: oneOf('nothing-seen'),
    ...facts,
    newWriter: optional(string),
    timeline: object({ ...begun, ...ended }),
  }),
});

/** Report of the control plane about a run. */
export type Observation = ValueOf<typeof failoverSchema>;
