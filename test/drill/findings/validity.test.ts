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
  ['a bracket of more than 250 ms', outage(740, 1_000, 240), true],
  ['a bracket of a fifth of a long outage', outage(8_000, 10_000, 2_000), false],
  ['a bracket of more than a fifth of a long outage', outage(7_900, 10_000, 2_080), true],
  ['a wide bracket without stalls', outage(0, 2_000, 0), false],
  ['a wide bracket with a short stall', outage(0, 2_000, 30), false],
  ['a wide bracket with a long stall', outage(0, 2_000, 600), true],
])('decides whether a run is void for %s', (_, measured, isVoid) => {
  expect(findVoidReasons([lane([measured])], []).length > 0).toBe(isVoid);
});

it('an outage from before the request does not make a run void', () => {
  const earlier = (each: Outage): Outage => ({ ...each, beforeRequest: true });
  expect(findVoidReasons([lane([earlier(outage(740, 1_000, 240))])], [])).toEqual([]);
  expect(
    findVoidReasons([lane([earlier(outage(8_000, 10_000, 0)), outage(740, 1_000, 240)])], []),
  ).toHaveLength(1);
});

it('the reason of a void run contains the bracket that is too wide because of stalls', () => {
  expect(findVoidReasons([lane([outage(200, 700, 480)])], [])).toEqual([
    'the probe was stalled for 480 ms at the start or end of the outage of write-pool, so its length is uncertain: 200 ms to 700 ms',
  ]);
});

it('a run is void if a stall could hide an outage, but not because of a short stall or a stall within an outage', () => {
  const stall = (fromMs: number, lengthMs: number) => [{ fromMs, toMs: fromMs + lengthMs }];
  const one = [lane([outage(980, 1_000, 0)])];
  expect(findVoidReasons(one, stall(5_000, 500))).toEqual([
    'the probe was stalled for 500 ms, which could hide an outage',
  ]);
  expect(findVoidReasons(one, [...stall(4_000, 300), ...stall(5_000, 500)])).toEqual([
    'the probe was stalled 2 times, for up to 500 ms, which could hide outages',
  ]);
  expect(findVoidReasons(one, stall(1_200, 500))).toEqual([]);
  expect(findVoidReasons(one, stall(5_000, 200))).toEqual([]);
  expect(findVoidReasons([lane([])], stall(5_000, 500))).toHaveLength(1);
});

it('a run is void if several short stalls together left a lane silent for too long', () => {
  const stalls = [0, 1, 2].map((index) => ({ fromMs: 5_000 + index * 120, toMs: 5_100 + index * 120 }));
  const silence = { fromMs: 4_990, toMs: 5_350 };
  expect(findVoidReasons([lane([], 'write', [silence])], stalls)).toEqual([
    'the probe was stalled 3 times, for up to 100 ms, which could hide outages',
  ]);
  expect(findVoidReasons([lane([])], stalls)).toEqual([]);
});

it('an outage of a lag lane does not make a run void', () => {
  expect(findVoidReasons([lane([outage(0, 700, 600)], 'lag')], [])).toEqual([]);
});
