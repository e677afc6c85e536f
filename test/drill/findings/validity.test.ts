import type { LaneFindings } from '../../../drill/findings/lane';
import { findVoidReasons } from '../../../drill/findings/validity';
import type { Lane } from '../../../drill/report-format/lane';
import type { Outage } from '../../../drill/report-format/outage';

function outage(low: number, high: number | null, stallMs: number): Outage {
  const ended = high !== null;
  return {
    low,
    high,
    ended,
    lastServedMs: 1_000,
    failingFromMs: 1_010,
    failingToMs: 1_010 + low,
    servedAgainMs: ended ? 1_000 + high : null,
    badTicks: 1,
    beforeRequest: false,
    stallMs,
  };
}

function lane(
  outages: Outage[],
  operation: Lane['operation'] = 'write',
  blind: LaneFindings['blind'] = [],
): LaneFindings {
  return { lane: { name: `${operation}-pool`, operation, outages } as unknown as Lane, blind };
}

it.each([
  ['a bracket of 250 ms', outage(750, 1_000, 240), false],
  ['a bracket of more', outage(740, 1_000, 240), true],
  ['a fifth of a long outage', outage(8_000, 10_000, 2_000), false],
  ['more than a fifth of it', outage(7_900, 10_000, 2_080), true],
  ['a wide bracket that stalls have no part in', outage(0, 2_000, 0), false],
  ['a wide bracket that stalls have a small part in', outage(0, 2_000, 30), false],
  ['a wide bracket that stalls made much wider', outage(0, 2_000, 600), true],
])('judges %s', (_, measured, isVoid) => {
  expect(findVoidReasons([lane([measured])], []).length > 0).toBe(isVoid);
});

it('leaves outages from before the request aside, however wide or long they are', () => {
  const earlier = (each: Outage): Outage => ({ ...each, beforeRequest: true });
  expect(findVoidReasons([lane([earlier(outage(740, 1_000, 240))])], [])).toEqual([]);
  expect(
    findVoidReasons([lane([earlier(outage(8_000, 10_000, 0)), outage(740, 1_000, 240)])], []),
  ).toHaveLength(1);
});

it('says what is left of the knowledge', () => {
  expect(findVoidReasons([lane([outage(200, 700, 480)])], [])).toEqual([
    'the probe stood still for 480 ms at an edge of the outage of write-pool, so all that is known of its length is that it lies between 200 ms and 700 ms',
  ]);
});

it('is void by a stall that could hide an outage, and not by one within an outage or a short one', () => {
  const stall = (fromMs: number, lengthMs: number) => [{ fromMs, toMs: fromMs + lengthMs }];
  const one = [lane([outage(980, 1_000, 0)])];
  expect(findVoidReasons(one, stall(5_000, 500))).toEqual([
    'the probe stood still for 500 ms, which could hide an outage',
  ]);
  expect(findVoidReasons(one, [...stall(4_000, 300), ...stall(5_000, 500)])).toEqual([
    'the probe stood still 2 times, for up to 500 ms, which could hide outages',
  ]);
  expect(findVoidReasons(one, stall(1_200, 500))).toEqual([]);
  expect(findVoidReasons(one, stall(5_000, 200))).toEqual([]);
  expect(findVoidReasons([lane([])], stall(5_000, 500))).toHaveLength(1);
});

it('is void by several stalls that left a lane silent together, however short each is', () => {
  const stalls = [0, 1, 2].map((index) => ({ fromMs: 5_000 + index * 120, toMs: 5_100 + index * 120 }));
  const silence = { fromMs: 4_990, toMs: 5_350 };
  expect(findVoidReasons([lane([], 'write', [silence])], stalls)).toEqual([
    'the probe stood still 3 times, for up to 100 ms, which could hide outages',
  ]);
  expect(findVoidReasons([lane([])], stalls)).toEqual([]);
});

it('leaves out the lanes that measure lag', () => {
  expect(findVoidReasons([lane([outage(0, 700, 600)], 'lag')], [])).toEqual([]);
});
