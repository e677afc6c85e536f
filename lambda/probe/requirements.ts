import { ProbeError } from './errors';
import type { ProbeOrder } from './event';
import { CLIENT_CLOSE_TIMEOUT_MS, CLIENT_OPEN_TIMEOUT_MS, LAG_RATE_HZ, MAX_PLANNED_BYTES } from './limits';

/** Time for work before and after the run: connecting, the last answers, and returning the result. */
const MARGIN_MS = 10_000;

/** @throws ProbeError `NotEnoughTime` if the invocation could end before the run */
export function requireTime(order: ProbeOrder, remainingMs: number): void {
  const { durationSeconds, ledgerTimeoutSeconds, connectTimeoutMs, statementTimeoutMs } = order;
  const clientsMs =
    order.clients.length === 0
      ? 0
      : CLIENT_OPEN_TIMEOUT_MS + order.clientDeadlineMs + CLIENT_CLOSE_TIMEOUT_MS;
  const neededMs =
    (durationSeconds + ledgerTimeoutSeconds) * 1000 +
    3 * (connectTimeoutMs + statementTimeoutMs) +
    clientsMs +
    MARGIN_MS;
  if (neededMs <= remainingMs) return;
  const reduce = ['durationSeconds', 'ledgerTimeoutSeconds', ...(clientsMs > 0 ? ['clientDeadlineMs'] : [])];
  throw new ProbeError(
    'NotEnoughTime',
    `the run may need ${neededMs} ms and the invocation ends in ${Math.floor(remainingMs)} ms: ` +
      `reduce ${new Intl.ListFormat('en', { type: 'disjunction' }).format(reduce)}, or increase the timeout of the function (at most 900 s)`,
  );
}

/** Bytes of a tick in a result, by the columns of its lane. Measured on results with the longest numbers. */
const BYTES = { write: 13, read: 20, lag: 27, client: 14 };

/** @throws ProbeError `ResultTooLarge` if the result could exceed the size that Lambda returns */
export function requireRoom(order: ProbeOrder, members: number): void {
  const { durationSeconds, rateHz, freshRateHz, clients, clientRateHz } = order;
  const bytesPerSecond =
    (rateHz + freshRateHz) * (BYTES.write + BYTES.read) +
    members * Math.min(rateHz, LAG_RATE_HZ) * BYTES.lag +
    clients.length * clientRateHz * BYTES.client;
  if (durationSeconds * bytesPerSecond <= MAX_PLANNED_BYTES) return;
  const mb = (bytes: number) => (bytes / 1_000_000).toFixed(1);
  throw new ProbeError(
    'ResultTooLarge',
    `a run of ${durationSeconds} s with ${members} members and ${clients.length} clients may have a result of ` +
      `${mb(durationSeconds * bytesPerSecond)} MB, and the most is ${mb(MAX_PLANNED_BYTES)} MB: ` +
      `reduce durationSeconds to at most ${Math.floor(MAX_PLANNED_BYTES / bytesPerSecond)}, clientRateHz or rateHz, or run fewer clients`,
  );
}
