import { findLag } from '../../../drill/findings/lag';
import type { Tick } from '../../../drill/findings/ticks';

function tick(dueMs: number, staleMs: number, lagBytes?: number, readOnly = true): Tick {
  const answer = { outcome: 'ok', member: 'lab-3', readOnly } as const;
  return { index: 0, dueMs, startedMs: dueMs, endedMs: dueMs + 2, answer, staleMs, lagBytes };
}

it('summarises the lag before the failover, until writes recovered, and afterwards', () => {
  const ticks = [
    tick(0, 1, 10),
    tick(100, 3),
    tick(200, 2, 30),
    tick(300, 50),
    tick(400, 0),
    tick(500, 4, 5),
  ];
  expect(findLag(ticks, 300, 400)).toEqual({
    before: { n: 3, medianMs: 2, maxMs: 3, maxBytes: 30 },
    during: { n: 1, medianMs: 50, maxMs: 50, maxBytes: null },
    after: { n: 2, medianMs: 0, maxMs: 4, maxBytes: 5 },
  });
});

it('the lag of a member excludes its answers as the writer', () => {
  const { before } = findLag([tick(0, 5, undefined, false), tick(1, 7)], 100, 200);
  expect(before).toEqual({ n: 1, medianMs: 7, maxMs: 7, maxBytes: null });
});

it('the lag of a time without a reader is null', () => {
  expect(findLag([], 100, 200).during).toEqual({ n: 0, medianMs: null, maxMs: null, maxBytes: null });
});
