import { awsError, throttling } from '../aws-errors';
import { GIVEN_UP_FAILOVER, INSTANT_FAILOVER } from '../failover-script';
import { errorOf, failoverCalls, resultOf, run } from '../run';

describe('the wait for the end of a failover', () => {
  it('ignores an `available` before `failing-over`', async () => {
    const { timeline } = resultOf(await run({}, { failover: { failingOverAfterMs: 7_500 } }));
    expect(timeline.availableAt).toBe('2026-11-02T08:00:20.250Z');
  });

  it('ignores an `available` with the new writer before `failing-over`', async () => {
    const { timeline } = resultOf(await run({}, { failover: { failingOverAfterMs: 12_000 } }));
    expect(timeline.writerChangedAt).toBe('2026-11-02T08:00:08.250Z');
    expect(timeline.availableAt).toBe('2026-11-02T08:00:20.250Z');
  });

  it('ignores an `available` with the new writer before `failing-over`, even when `waitSeconds` is over', async () => {
    const early = resultOf(await run({ waitSeconds: 10 }, { failover: { failingOverAfterMs: 12_000 } }));
    expect(early).toMatchObject({ state: 'in-progress', newWriter: 'lab-2' });
    expect(early.timeline).not.toHaveProperty('availableAt');
  });

  it('accepts an `available` after `failing-over` when `waitSeconds` is over', async () => {
    const script = { failover: { eventDelayMs: 60_000 } };
    expect(resultOf(await run({ waitSeconds: 22 }, script)).state).toBe('completed');
  });

  it('does not count failed looks as rest', async () => {
    const failRead = (_call: string, nowMs: number) =>
      nowMs > 300 && nowMs < 11_000 ? throttling() : undefined;
    const course = { failingOverAfterMs: 9_000, writerChangesAfterMs: 0, events: () => [] };
    const { timeline } = resultOf(await run({}, { failover: course, failRead }));
    expect(timeline.availableAt).toBe('2026-11-02T08:00:20.250Z');
  });

  it('continues after failed looks', async () => {
    const failRead = (_call: string, nowMs: number) =>
      nowMs > 2_000 && nowMs < 18_000 ? throttling() : undefined;
    const throttled = await run({}, { failRead });
    expect(resultOf(throttled)).toMatchObject({ state: 'completed', newWriter: 'lab-2' });
    expect(resultOf(throttled).timeline).not.toHaveProperty('availableAt', undefined);
    expect(throttled.log).toContainEqual({ step: 'look failed', error: 'Throttling: Rate exceeded' });
  });

  it('ends in time if all further looks fail', async () => {
    const failRead = (_call: string, nowMs: number) => (nowMs > 2_000 ? throttling() : undefined);
    const blind = await run({ waitSeconds: 60 }, { failRead });
    expect(resultOf(blind)).toMatchObject({ state: 'in-progress', events: [] });
    expect(blind.tookMs).toBeLessThan(61_000);
  });

  it('ends after `waitSeconds`, and returns the progress so far', async () => {
    const unfinished = await run({ waitSeconds: 10 });
    expect(resultOf(unfinished)).toMatchObject({
      state: 'in-progress',
      previousWriter: 'lab-1',
      newWriter: 'lab-2',
      timeline: { writerChangedAt: '2026-11-02T08:00:08.250Z' },
      events: [{ id: 'RDS-EVENT-0073' }, { id: 'RDS-EVENT-0006' }, { source: 'lab-1' }],
    });
    expect(resultOf(unfinished).timeline).not.toHaveProperty('availableAt');
    expect(unfinished.tookMs).toBeLessThan(10_500);
  });

  it('is skipped if `waitSeconds` is 0', async () => {
    const accepted = await run({ waitSeconds: 0 });
    expect(resultOf(accepted)).toEqual({
      state: 'in-progress',
      clusterIdentifier: 'lab',
      previousWriter: 'lab-1',
      predicted: ['lab-2', 'lab-3'],
      timeline: { requestedAt: '2026-11-02T08:00:00.150Z', acceptedAt: '2026-11-02T08:00:00.200Z' },
      events: [],
    });
    expect(accepted.tookMs).toBe(250);
  });

  it('ends five seconds before the invocation times out, even if `waitSeconds` is longer', async () => {
    const unfinished = await run({ waitSeconds: 840 }, {}, 20_000);
    expect(resultOf(unfinished).state).toBe('in-progress');
    expect(unfinished.tookMs).toBe(15_000);
  });

  it('looks about once a second', async () => {
    const { aurora } = await run({});
    const looks = aurora.calls.filter((call) => call.startsWith('describeCluster'));
    expect(looks).toHaveLength(22);
  });

  it('ends with an error if Aurora keeps the previous writer', async () => {
    const givenUp = await run({}, { failover: GIVEN_UP_FAILOVER });
    expect(errorOf(givenUp)).toBe(
      'FailoverGivenUp: the failover of lab began, but the cluster is available again with lab-1 as its writer; ' +
        'RDS recorded: Started cross AZ failover to DB instance: lab-2; Promoting previous primary again: ' +
        'lab-1; unless another failover made it the writer again, check the health of the readers before invoking again; ' +
        'members: lab-1 (writer), ' +
        'lab-2 (reader, tier 1), lab-3 (reader, tier 1)',
    );
    expect(failoverCalls(givenUp)).toHaveLength(1);
    expect(givenUp.tookMs).toBeLessThan(52_000);
  });

  it('does not report a failover as given up if the list of members lags behind the status', async () => {
    const lagging = { availableAfterMs: 10_000, writerChangesAfterMs: 30_000 };
    expect(resultOf(await run({}, { failover: lagging })).timeline).toMatchObject({
      writerChangedAt: '2026-11-02T08:00:30.250Z',
      availableAt: '2026-11-02T08:00:30.250Z',
    });
  });
});

describe('the RDS events of a failover', () => {
  it('are awaited if they are late', async () => {
    const late = resultOf(await run({}, { failover: { eventDelayMs: 9_000 } }));
    expect(late.events.map(({ id }) => id)).toContain('RDS-EVENT-0071');
  });

  it('are awaited for at most ten seconds', async () => {
    const missing = await run({}, { failover: { eventDelayMs: 60_000 } });
    expect(resultOf(missing)).toMatchObject({ state: 'completed', events: [] });
    expect(missing.tookMs).toBeLessThan(31_000);
  });

  it('do not make an invocation fail if they cannot be read', async () => {
    const denied = awsError('AccessDenied', 403, 'not authorized to perform: rds:DescribeEvents');
    const unread = await run({}, { failRead: (call) => (call === 'describeEvents' ? denied : undefined) });
    expect(resultOf(unread)).toMatchObject({ state: 'completed', events: [] });
  });

  it('prove that a failover has ended when `waitSeconds` is over, even if `failing-over` was never seen', async () => {
    const late = { failover: { ...INSTANT_FAILOVER, eventDelayMs: 4_500 } };
    expect(resultOf(await run({ waitSeconds: 5 }, late)).state).toBe('completed');
    expect(resultOf(await run({ waitSeconds: 4 }, late)).state).toBe('in-progress');
  });

  it('are kept if a later read of the events fails', async () => {
    const failRead = (call: string, nowMs: number) =>
      call === 'describeEvents' && nowMs > 21_000 ? throttling() : undefined;
    const kept = resultOf(await run({}, { failRead, failover: { eventDelayMs: 7_000 } }));
    expect(kept.events.map(({ id }) => id)).toEqual(['RDS-EVENT-0073', 'RDS-EVENT-0006']);
  });
});
