import type { ClusterEvent } from '../../drill/aws/cluster-events';
import { findFailover } from '../../exercises/failovers';

const event = (atMs: number, message: string): ClusterEvent => ({
  atMs,
  source: 'aurorafailoverlab',
  categories: ['failover'],
  message,
});

it.each([
  'Completed failover to DB instance: lab-2',
  'Completed failover to DB instance: lab-2.',
  'Completed customer initiated failover to DB instance: lab-2',
  'Completed RDS initiated failover to DB instance: lab-2',
])('%s is a completed failover', (message) => {
  expect(findFailover([event(5, message)], 4)).toEqual({ atMs: 5, newWriter: 'lab-2' });
});

it.each([
  'Started cross AZ failover to DB instance: lab-2',
  'Promoting previous primary again: lab-1',
  'Cluster failover failed, check the health of your cluster instances and try again.',
])('%s is not', (message) => {
  expect(findFailover([event(5, message)], 4)).toBeUndefined();
});

it('a failover before the moment does not count, and the first one after it does', () => {
  const events = [4, 5, 6].map((atMs) => event(atMs, `Completed failover to DB instance: lab-${atMs}`));
  expect(findFailover(events, 4)?.newWriter).toBe('lab-5');
});
