import { parseEvent } from '../../../lambda/probe/event';
import { planLanes } from '../../../lambda/probe/lane-plan';

const environment = {
  databaseName: 'lab',
  port: 5432,
  user: 'failover_probe',
  writerHost: 'writer',
  readerHost: 'reader',
  members: ['lab-1', 'lab-2'].map((identifier) => ({ identifier, host: `${identifier}.host` })),
};

const plan = (event: object = {}) =>
  planLanes(parseEvent({ runId: 'r', durationSeconds: 30, ...event }), environment);

describe('the lanes of a run', () => {
  it('write to the cluster endpoint, read from the reader endpoint, and query the lag of every instance', () => {
    expect(
      plan().map(({ name, host, operation, connection }) => [name, host, operation.kind, connection.kind]),
    ).toEqual([
      ['write-pool', 'writer', 'write', 'pool'],
      ['write-fresh', 'writer', 'write', 'fresh'],
      ['read-pool', 'reader', 'read', 'pool'],
      ['read-fresh', 'reader', 'read', 'fresh'],
      ['lag-lab-1', 'lab-1.host', 'lag', 'pool'],
      ['lag-lab-2', 'lab-2.host', 'lag', 'pool'],
    ]);
  });

  it('name the member whose lag they query', () => {
    expect(plan().map(({ member }) => member)).toEqual([...Array(4).fill(undefined), 'lab-1', 'lab-2']);
  });

  it('have ticks for the whole duration of the run', () => {
    expect(plan().map(({ ticks }) => ticks)).toEqual([3000, 570, 3000, 570, 300, 300]);
    expect(plan({ rateHz: 5 }).map(({ ticks }) => ticks)).toEqual([150, 150, 150, 150, 150, 150]);
    for (const { ticks, periodMs } of plan()) expect(ticks * periodMs).toBeCloseTo(30_000);
  });

  it('open fewer than 20 connections per second each', () => {
    const fresh = plan().filter(({ connection }) => connection.kind === 'fresh');
    expect(fresh).toHaveLength(2);
    for (const { periodMs } of fresh) expect(periodMs).toBeGreaterThan(50);
  });

  it('start at different fractions of their periods', () => {
    const offsets = plan().map(({ offsetMs }) => offsetMs);
    expect(new Set(offsets).size).toBe(offsets.length);
    for (const { offsetMs, periodMs } of plan()) expect(offsetMs).toBeLessThan(periodMs);
  });

  it('have enough slots for all ticks until the first ones time out', () => {
    for (const { slots, periodMs } of plan({ connectTimeoutMs: 3000, statementTimeoutMs: 1000 })) {
      expect(slots * periodMs).toBeGreaterThan(4000);
    }
  });
});
