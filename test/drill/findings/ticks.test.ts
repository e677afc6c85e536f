import { decodeTicks, expand, expandRanges } from '../../../drill/findings/ticks';
import { simulateLane } from '../../support/drill/simulated-lane';

it('decodes runs and ranges of numbers', () => {
  expect(expand([3, 2, -1, 1, 3, 1])).toEqual([3, 3, -1, 3]);
  expect(expandRanges([0, 3, 7, 1])).toEqual([0, 1, 2, 7]);
  expect(expand([])).toEqual([]);
});

it('decodes the ticks of a lane, with times since the start of the run', () => {
  const ticks = decodeTicks({
    name: 'lag-lab-2',
    operation: 'lag',
    connection: 'pool',
    endpoint: 'e',
    periodMs: 100,
    offsetMs: 16.5,
    ticks: 3,
    answers: [{ outcome: 'ok', member: 'lab-2', readOnly: true }, { outcome: 'dropped' }],
    answerRuns: [0, 2, 1, 1],
    lateUsByTick: [0, 500, 1_000],
    endedUsByTick: [2_000, 2_500, 1_000],
    connectionRuns: [0, 1, 1, 1, -1, 1],
    connections: [{ openedUs: -5_000 }, { openedUs: 118_000 }],
    staleUsByTick: [0, 1_500, -1],
    lagBytesByTick: [64, -1, -1],
  });
  const ok = { outcome: 'ok', member: 'lab-2', readOnly: true };
  expect(ticks).toEqual([
    {
      index: 0,
      dueMs: 16.5,
      startedMs: 16.5,
      endedMs: 18.5,
      answer: ok,
      connection: 0,
      isOpening: false,
      staleMs: 0,
      lagBytes: 64,
    },
    {
      index: 1,
      dueMs: 116.5,
      startedMs: 117,
      endedMs: 119,
      answer: ok,
      connection: 1,
      isOpening: true,
      staleMs: 1.5,
    },
    {
      index: 2,
      dueMs: 216.5,
      startedMs: 217.5,
      endedMs: 217.5,
      answer: { outcome: 'dropped' },
      connection: -1,
      isOpening: true,
    },
  ]);
});

it('rejects a lane whose columns do not match its ticks', () => {
  const lane = simulateLane({ name: 'write-pool', operation: 'write', periodMs: 10, durationMs: 100 });
  expect(() => decodeTicks({ ...lane, endedUsByTick: [1] })).toThrow(
    'write-pool has 10 ticks and a column of 1',
  );
  expect(() => decodeTicks({ ...lane, answerRuns: [7, 10] })).toThrow('write-pool has no answer 7');
});
