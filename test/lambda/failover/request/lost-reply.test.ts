import { throttling } from '../aws-errors';
import { INSTANT_FAILOVER } from '../failover-script';
import { errorOf, failoverCalls, resultOf, run } from '../run';

describe('if the reply to the request is lost, the function', () => {
  it('detects that the request was accepted, and does not send it again', async () => {
    const lost = await run({}, { requests: ['lost-reply'] });
    expect(resultOf(lost)).toMatchObject({ state: 'completed', previousWriter: 'lab-1', newWriter: 'lab-2' });
    expect(failoverCalls(lost)).toHaveLength(1);
    expect(lost.aurora.acceptedAtMs).toHaveLength(1);
    const error = 'TimeoutError: no reply from RDS within 10000 ms';
    expect(lost.log).toContainEqual({ step: 'reply lost', error });
  });

  it('dates the acceptance to the first sign of the failover', async () => {
    const { timeline } = resultOf(await run({}, { requests: ['lost-reply'] }));
    // The request timed out after 10 s, and the next look found the writer changed.
    expect(timeline.requestedAt).toBe('2026-11-02T08:00:00.150Z');
    expect(timeline.acceptedAt).toBe('2026-11-02T08:00:10.250Z');
    expect(timeline.writerChangedAt).toBe(timeline.acceptedAt);
  });

  it('waits for `failing-over` while the status is still `available`', async () => {
    const slow = { failingOverAfterMs: 25_000, writerChangesAfterMs: 30_000, availableAfterMs: 40_000 };
    const lost = await run({}, { requests: ['lost-reply'], failover: { ...slow, events: () => [] } });
    expect(resultOf(lost).timeline).toMatchObject({
      acceptedAt: '2026-11-02T08:00:25.250Z',
      failingOverAt: '2026-11-02T08:00:25.250Z',
    });
    expect(failoverCalls(lost)).toHaveLength(1);
  });

  it('accepts another writer as a sign, although the cluster is `available`', async () => {
    const lost = await run({}, { requests: ['lost-reply'], failover: INSTANT_FAILOVER });
    expect(resultOf(lost)).toMatchObject({ state: 'completed', newWriter: 'lab-2' });
  });

  it('accepts a start event as a sign, although the cluster looks unchanged', async () => {
    const late = { failingOverAfterMs: 15_000, writerChangesAfterMs: 16_000, availableAfterMs: 20_000 };
    const lost = await run({}, { requests: ['lost-reply'], failover: late });
    expect(resultOf(lost).timeline.acceptedAt).toBe('2026-11-02T08:00:10.250Z');
    expect(lost.log).toContainEqual({ step: 'accepted', by: 'sign' });
  });

  it('looks again if a look fails', async () => {
    const failRead = (_call: string, nowMs: number) =>
      nowMs > 10_000 && nowMs < 18_000 ? throttling() : undefined;
    expect(resultOf(await run({}, { requests: ['lost-reply'], failRead })).state).toBe('completed');
  });

  it('reports the lost reply after a grace period without a sign, and does not retry', async () => {
    const lost = await run({}, { requests: ['lost-request'] });
    expect(errorOf(lost)).toBe(
      'FailoverUnconfirmed: the reply to FailoverDBCluster was lost (TimeoutError: no reply from RDS within ' +
        '10000 ms), and 40 s after the request cluster lab is available with no sign of a failover. It was sent ' +
        'once and may still be carried out: describe the cluster before invoking again; members: lab-1 (writer), ' +
        'lab-2 (reader, tier 1), lab-3 (reader, tier 1)',
    );
    expect(failoverCalls(lost)).toHaveLength(1);
  });

  it('finds a request that arrives late', async () => {
    const late = await run({}, { requests: [12_000] });
    expect(resultOf(late).state).toBe('completed');
    expect(late.aurora.acceptedAtMs).toHaveLength(1);
  });

  it('causes one failover, not two, if the request arrives after the grace period', async () => {
    const late = await run({}, { requests: [35_000] });
    expect(errorOf(late)).toMatch(/^FailoverUnconfirmed: /);
    expect(failoverCalls(late)).toHaveLength(1);
  });

  it('concludes nothing from failed looks, and looks until a look succeeds', async () => {
    const failRead = (_call: string, nowMs: number) =>
      nowMs > 10_000 && nowMs < 100_000 ? throttling() : undefined;
    const found = await run({}, { requests: ['lost-reply'], failRead });
    expect(resultOf(found)).toMatchObject({ state: 'completed', newWriter: 'lab-2' });
  });

  it('concludes nothing from a look before the end of the grace period if all later looks fail', async () => {
    const failRead = (_call: string, nowMs: number) =>
      nowMs > 15_000 && nowMs < 100_000 ? throttling() : undefined;
    const late = await run({}, { requests: [12_000], failRead });
    expect(resultOf(late)).toMatchObject({ state: 'completed', newWriter: 'lab-2' });
  });

  it('reports the last state that it saw if later looks failed', async () => {
    const failRead = (_call: string, nowMs: number) => (nowMs > 15_000 ? throttling() : undefined);
    const lost = await run({}, { requests: ['lost-request'], failRead }, 60_000);
    expect(errorOf(lost)).toMatch(/ and 14 s after the request cluster lab is available with no sign/);
  });

  it('does not accept the restart of a member as a sign', async () => {
    const restarted = {
      afterMs: 1_000,
      sourceType: 'db-instance',
      source: 'lab-2',
      categories: ['availability'],
      message: 'DB instance restarted',
    };
    const late = { failingOverAfterMs: 60_000, writerChangesAfterMs: 60_000, availableAfterMs: 70_000 };
    const lost = await run(
      {},
      { requests: ['lost-reply'], failover: { ...late, events: () => [restarted] } },
    );
    expect(errorOf(lost)).toMatch(/^FailoverUnconfirmed: /);
  });

  it('reports that the cluster could not be described if every look failed', async () => {
    const failRead = (_call: string, nowMs: number) => (nowMs > 10_000 ? throttling() : undefined);
    const lost = await run({}, { requests: ['lost-reply'], failRead }, 60_000);
    expect(errorOf(lost)).toMatch(/cluster lab could not be described since\. It was sent once/);
    expect(lost.tookMs).toBeLessThan(56_000);
  });

  it('looks for a sign even if `waitSeconds` is 0', async () => {
    const lost = await run(
      { waitSeconds: 0 },
      { requests: ['lost-reply'], failover: { writerChangesAfterMs: 15_000 } },
    );
    expect(resultOf(lost)).toMatchObject({ state: 'in-progress', previousWriter: 'lab-1' });
  });
});
