import { findStaleConnections } from '../../../drill/findings/stale-connections';
import { decodeTicks } from '../../../drill/findings/ticks';
import type { LaneResult } from '../../../lambda/probe/contract';
import { encodeRuns } from '../../../lambda/probe/run-length';
import { simulateLane } from '../../support/drill/simulated-lane';

/**
 * lab-1 is demoted at 1,000 of 2,000 ms. From 1,500 ms on connection 2 leads to lab-1 again, and its writes are
 * refused.
 */
const lane: LaneResult = {
  ...simulateLane({
    name: 'write-pool',
    operation: 'write',
    periodMs: 100,
    durationMs: 2_000,
    troubles: [{ kind: 'read-only', fromMs: 1_500, toMs: 2_000 }],
  }),
  connectionRuns: encodeRuns(Array.from({ length: 20 }, (_, tick) => (tick < 15 ? 0 : 2))),
  connections: [
    { member: 'lab-1', openedUs: -5_000, closedUs: 950_000, closedBy: 'peer' },
    { member: 'lab-1', openedUs: -5_000, closedUs: 1_400_000, closedBy: 'probe' },
    { member: 'lab-1', openedUs: 1_450_000 },
    { member: 'lab-2', openedUs: 1_100_000 },
    { openedUs: 1_200_000 },
  ],
};

it('finds the connections that led to the demoted writer, even if no write used them, and how long they lasted', () => {
  expect(findStaleConnections(lane, decodeTicks(lane), 'lab-1', 1_000, 2_000)).toEqual([
    {
      lane: 'write-pool',
      member: 'lab-1',
      fromMs: 1_000,
      toMs: 1_400,
      ended: 'by the probe',
      refusedTicks: 0,
    },
    {
      lane: 'write-pool',
      member: 'lab-1',
      fromMs: 1_450,
      toMs: 2_000,
      ended: 'not during the run',
      refusedTicks: 5,
    },
  ]);
});

it('finds no stale connection in a lane with a new connection for each tick', () => {
  const { connections: _, connectionRuns: __, ...fresh } = lane;
  expect(findStaleConnections(fresh, decodeTicks(fresh), 'lab-1', 1_000, 2_000)).toEqual([]);
});
