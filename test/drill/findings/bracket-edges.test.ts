import { findOutages } from '../../../drill/findings/outages';
import type { Tick } from '../../../drill/findings/ticks';
import type { Span } from '../../../drill/report-format/span';

type Change = Partial<Pick<Tick, 'startedMs' | 'endedMs' | 'isOpening'>> & { readonly isBroken?: true };

/**
 * Measures a lane of one second with a period of 10 ms and answers after 2 ms. The keys of `changes` are the due times
 * of the ticks that differ.
 */
function measure(changes: Readonly<Record<number, Change>>, stalls: readonly Span[] = []) {
  const ticks = Array.from({ length: 100 }, (_, index): Tick => {
    const dueMs = 10 * index;
    const { isBroken, ...changed } = changes[dueMs] ?? {};
    const answer: Tick['answer'] = isBroken
      ? { outcome: 'failed', phase: 'answering', cause: 'broken', message: 'Connection terminated' }
      : { outcome: 'ok', member: 'lab-1', readOnly: false };
    return { index, dueMs, startedMs: dueMs, endedMs: dueMs + 2, answer, ...changed };
  });
  const { outages, blind } = findOutages(ticks, 10, stalls);
  if (outages.length === 0) return { blind };
  return outages.map(({ low, high, lastServedMs, servedAgainMs }) => ({
    low,
    high,
    lastServedMs,
    servedAgainMs,
  }));
}

const each = (fromMs: number, toMs: number, change: Change) =>
  Object.fromEntries(
    Array.from({ length: (toMs - fromMs) / 10 + 1 }, (_, index) => [fromMs + 10 * index, change]),
  );

it('an outage certainly lasted since the answer was overdue to a tick that was sent before the silence', () => {
  // The database is silent from 201 to 601 ms.
  expect(measure(each(200, 600, { endedMs: 603 }))).toEqual([
    { low: 395, high: 411, lastServedMs: 192, servedAgainMs: 603 },
  ]);
});

it('the answer to a tick that a stall interrupted before the silence is overdue only some time after the stall', () => {
  // The database is silent from 240 to 640 ms. The statement of the first tick could not be sent before 251 ms.
  const changes = {
    200: { endedMs: 642 },
    ...each(210, 250, { startedMs: 251, endedMs: 642 }),
    ...each(260, 640, { endedMs: 642 }),
  };
  expect(measure(changes, [{ fromMs: 200, toMs: 251 }])).toEqual([
    { low: 383, high: 450, lastServedMs: 192, servedAgainMs: 642 },
  ]);
});

it('the answers to ticks that wait in a queue after a stall are overdue only some time after the last answer', () => {
  // The database is silent from 275 to 675 ms. After the stall all ticks share one connection.
  const changes = {
    ...each(260, 670, { endedMs: 677 }),
    200: { endedMs: 251 },
    210: { startedMs: 251, endedMs: 262 },
    220: { startedMs: 251, endedMs: 274 },
    ...each(230, 250, { startedMs: 251, endedMs: 424, isBroken: true }),
  } as const;
  expect(measure(changes, [{ fromMs: 200, toMs: 251 }])).toMatchObject([{ low: 395 }]);
});

it('the certain length of an outage excludes the opening of connections after ticks that failed', () => {
  // The server is killed at 203 ms, and runs again at 208 ms.
  const changes = {
    200: { endedMs: 203, isBroken: true },
    210: { endedMs: 240, isOpening: true },
    220: { endedMs: 250, isOpening: true },
    230: { endedMs: 260, isOpening: true },
  } as const;
  expect(measure(changes)).toEqual([{ low: 0, high: 48, lastServedMs: 192, servedAgainMs: 240 }]);
});

it('an outage ends with an acknowledgement from after the outage, not with an acknowledgement that overtook a failed tick', () => {
  // The server is killed at 215 ms, and runs again at 219 ms.
  const changes = {
    200: { endedMs: 215, isBroken: true, isOpening: true },
    220: { endedMs: 232, isOpening: true },
  } as const;
  expect(measure(changes)).toEqual([{ low: 0, high: 40, lastServedMs: 192, servedAgainMs: 232 }]);
});

it('the certain length of an outage excludes a stall after ticks that failed, even if the answer came later than the stall', () => {
  // The server is killed at 191 ms, and runs again at 196 ms.
  const changes = {
    190: { endedMs: 191, isBroken: true },
    200: { endedMs: 280 },
    ...each(210, 270, { startedMs: 261, endedMs: 283 }),
  } as const;
  expect(measure(changes, [{ fromMs: 200, toMs: 260 }])).toEqual([
    { low: 0, high: 98, lastServedMs: 182, servedAgainMs: 280 },
  ]);
});

it('ticks that started and failed right after a stall count as if they had started at the start of the stall', () => {
  // The server is killed at 205 ms, and runs again at 240 ms.
  const changes = {
    200: { endedMs: 260, isBroken: true },
    ...each(210, 250, { startedMs: 260, endedMs: 260, isBroken: true }),
  } as const;
  expect(measure(changes, [{ fromMs: 200, toMs: 260 }])).toMatchObject([{ low: 0, high: 70 }]);
});

it('an outage of one connection, on which a tick times out, ends when the next tick is answered over another connection', () => {
  expect(measure({ 200: { endedMs: 350, isBroken: true } })).toEqual([
    { low: 0, high: 20, lastServedMs: 192, servedAgainMs: 212 },
  ]);
});

it('a silence is blind time if a stall hides when the last answer before the silence arrived', () => {
  // The database is silent from 205 to 360 ms. It answered the previous tick at 194 ms, but the probe saw the answer at
  // 271 ms.
  const changes = {
    190: { endedMs: 271 },
    ...each(200, 270, { startedMs: 271, endedMs: 362 }),
    ...each(280, 360, { endedMs: 362 }),
  };
  expect(measure(changes, [{ fromMs: 192, toMs: 271 }])).toEqual({ blind: [{ fromMs: 192, toMs: 362 }] });
});
