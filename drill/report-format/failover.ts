import { array, byState, described, object, oneOf, optional, string } from './json-schema';

const facts = {
  clusterIdentifier: string,
  previousWriter: string,
  predicted: described(
    'Readers that Aurora may promote, by its promotion rules. It was expected to promote one of them.',
    array(string),
  ),
  events: array(object({ id: optional(string), at: string, source: string, message: string })),
};

const begun = { requestedAt: string, acceptedAt: string, failingOverAt: optional(string) };

/** `FailoverResult` of `lambda/failover/contract.ts`. */
export const failoverSchema = byState({
  completed: object({
    state: oneOf('completed'),
    ...facts,
    newWriter: string,
    timeline: object({ ...begun, writerChangedAt: string, availableAt: string }),
  }),
  'in-progress': object({
    state: oneOf('in-progress'),
    ...facts,
    newWriter: optional(string),
    timeline: object({ ...begun, writerChangedAt: optional(string), availableAt: optional(string) }),
  }),
});
