// Source: Lambda developer guide, "Lambda quotas": 6 MB for request and response, 1 MB for asynchronous events.

/** Largest event, by type of invocation. */
export const MAX_EVENT_BYTES = { RequestResponse: 6_291_456, DryRun: 6_291_456, Event: 1_048_576 };

/** Largest response of a function: slightly more than 6 MB. */
export const MAX_RESPONSE_BYTES = 6_291_556;

/** Larger than any event, so that Invoke itself can reject an event that is slightly too large. */
export const MAX_BODY_BYTES = 7 * 1024 * 1024;
