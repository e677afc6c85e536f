import { findOutages } from '../../../drill/findings/outages';
import type { Tick } from '../../../drill/findings/ticks';
import type { Span } from '../../../drill/report-format/span';

type Change = Partial<Pick<Tick, 'startedMs' | 'endedMs' | 'isOpening'>> & { readonly isBroken?: true };

/** A lane of a second, period 10 ms, with answers after 2 ms, but for the changes by the time when a tick was due. */
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

it('counts a tick that was under way when the silence began from when its answer was overdue', () => {
  // Silent from 201 to 601 ms.
  expect(measure(each(200, 600, { endedMs: 603 }))).toEqual([
    { low: 395, high: 411, lastServedMs: 192, servedAgainMs: 603 },
  ]);
});

it('counts a tick that a stall interrupted before the silence from when the stall was over', () => {
  // Silent from 240 to 640 ms. The statement of the first tick could not be sent before 251 ms.
  const changes = {
    200: { endedMs: 642 },
    ...each(210, 250, { startedMs: 251, endedMs: 642 }),
    ...each(260, 640, { endedMs: 642 }),
  };
  expect(measure(changes, [{ fromMs: 200, toMs: 251 }])).toEqual([
    { low: 383, high: 450, lastServedMs: 192, servedAgainMs: 642 },
  ]);
});

it('counts ticks that waited in a queue after a stall and timed out from the last answer before that', () => {
  // Silent from 275 to 675 ms. After the stall there is one connection for all ticks.
  const changes = {
    ...each(260, 670, { endedMs: 677 }),
    200: { endedMs: 251 },
    210: { startedMs: 251, endedMs: 262 },
    220: { startedMs: 251, endedMs: 274 },
    ...each(230, 250, { startedMs: 251, endedMs: 424, isBroken: true }),
  } as const;
  expect(measure(changes, [{ fromMs: 200, toMs: 251 }])).toMatchObject([{ low: 395 }]);
});

it('does not count the opening of a connection after ticks that failed', () => {
  // Killed at 203 ms, there again at 208 ms.
  const changes = {
    200: { endedMs: 203, isBroken: true },
    210: { endedMs: 240, isOpening: true },
    220: { endedMs: 250, isOpening: true },
    230: { endedMs: 260, isOpening: true },
  } as const;
  expect(measure(changes)).toEqual([{ low: 0, high: 48, lastServedMs: 192, servedAgainMs: 240 }]);
});

it('ends with an acknowledgement from after the outage, not with one that overtook the tick that failed', () => {
  // Killed at 215 ms, there again at 219 ms.
  const changes = {
    200: { endedMs: 215, isBroken: true, isOpening: true },
    220: { endedMs: 232, isOpening: true },
  } as const;
  expect(measure(changes)).toEqual([{ low: 0, high: 40, lastServedMs: 192, servedAgainMs: 232 }]);
});

it('does not count a stall after ticks that failed, though the answer came a while after it', () => {
  // Killed at 191 ms, there again at 196 ms.
  const changes = {
    190: { endedMs: 191, isBroken: true },
    200: { endedMs: 280 },
    ...each(210, 270, { startedMs: 261, endedMs: 283 }),
  } as const;
  expect(measure(changes, [{ fromMs: 200, toMs: 260 }])).toEqual([
    { low: 0, high: 98, lastServedMs: 182, servedAgainMs: 280 },
  ]);
});

it('counts ticks that failed right after a stall as if at its beginning', () => {
  // Killed at 205 ms, there again at 240 ms.
  const changes = {
    200: { endedMs: 260, isBroken: true },
    ...each(210, 250, { startedMs: 260, endedMs: 260, isBroken: true }),
  } as const;
  expect(measure(changes, [{ fromMs: 200, toMs: 260 }])).toMatchObject([{ low: 0, high: 70 }]);
});

it('ends an outage of one connection, whose tick times out, when the next tick is answered over another', () => {
  expect(measure({ 200: { endedMs: 350, isBroken: true } })).toEqual([
    { low: 0, high: 20, lastServedMs: 192, servedAgainMs: 212 },
  ]);
});

it('is blind where a stall hides when the last answer before a silence came', () => {
  // Silent from 205 to 360 ms. The tick before was answered at 194 ms, which the probe saw at 271 ms.
  const changes = {
    190: { endedMs: 271 },
    ...each(200, 270, { startedMs: 271, endedMs: 362 }),
    ...each(280, 360, { endedMs: 362 }),
  };
  expect(measure(changes, [{ fromMs: 192, toMs: 271 }])).toEqual({ blind: [{ fromMs: 192, toMs: 362 }] });
});
