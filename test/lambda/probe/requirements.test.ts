import { parseEvent } from '../../../lambda/probe/event';
import { requireRoom, requireTime } from '../../../lambda/probe/requirements';

const clients = Array.from({ length: 13 }, (_, index) => `client-${index}`);
const order = (durationSeconds: number, names: readonly string[]) =>
  parseEvent({ runId: 'r', durationSeconds, clients: names }, clients);

it('needs time for the clients to open, for their last deadline and to close', () => {
  expect(() => requireTime(order(60, []), 142_000)).not.toThrow();
  expect(() => requireTime(order(60, ['client-0']), 191_999)).toThrow(
    'the run may need 192000 ms and the invocation ends in 191999 ms: reduce durationSeconds, ledgerTimeoutSeconds, or ' +
      'clientDeadlineMs, or increase the timeout of the function (at most 900 s)',
  );
});

it('accepts the longest run against the largest cluster without clients', () => {
  expect(() => requireRoom(order(600, []), 16)).not.toThrow();
});

it('accepts a run of two minutes with all clients', () => {
  expect(() => requireRoom(order(124, clients), 16)).not.toThrow();
});

it('refuses a run whose result could be larger than Lambda returns, with the length that would fit', () => {
  expect(() => requireRoom(order(600, clients), 16)).toThrow(
    /^a run of 600 s with 16 members and 13 clients may have a result of 7\.\d MB, and the most is 5\.5 MB: reduce durationSeconds to at most \d{3}, clientRateHz or rateHz, or run fewer clients$/,
  );
});
