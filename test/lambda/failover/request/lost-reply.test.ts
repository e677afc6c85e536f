import { throttling } from '../aws-errors';
import { INSTANT_FAILOVER } from '../failover-script';
import { errorOf, failoverCalls, resultOf, run } from '../run';

describe('when the reply to the request is lost, the function', () => {
  it('sees that it was accepted and goes on, without asking twice', async () => {
    const lost = await run({}, { requests: ['lost-reply'] });
    expect(resultOf(lost)).toMatchObject({ state: 'completed', previousWriter: 'lab-1', newWriter: 'lab-2' });
    expect(failoverCalls(lost)).toHaveLength(1);
    expect(lost.aurora.acceptedAtMs).toHaveLength(1);
    const error = 'TimeoutError: no reply from RDS within 10000 ms';
    expect(lost.log).toContainEqual({ step: 'reply lost', error });
  });

  it('dates the acceptance to the first sign of it', async () => {
    const { timeline } = resultOf(await run({}, { requests: ['lost-reply'] }));
    // The reply was given up after 10 s, and the next look found the writer changed.
    expect(timeline.requestedAt).toBe('2026-11-02T08:00:00.150Z');
    expect(timeline.acceptedAt).toBe('2026-11-02T08:00:10.250Z');
    expect(timeline.writerChangedAt).toBe(timeline.acceptedAt);
  });

  it('waits for the status that is still read `available` at first', async () => {
    const slow = { failingOverAfterMs: 25_000, writerChangesAfterMs: 30_000, availableAfterMs: 40_000 };
    const lost = await run({}, { requests: ['lost-reply'], failover: { ...slow, events: () => [] } });
    expect(resultOf(lost).timeline).toMatchObject({
      acceptedAt: '2026-11-02T08:00:25.250Z',
      failingOverAt: '2026-11-02T08:00:25.250Z',
    });
    expect(failoverCalls(lost)).toHaveLength(1);
  });

  it('takes another writer for a sign, though the cluster is `available`', async () => {
    const lost = await run({}, { requests: ['lost-reply'], failover: INSTANT_FAILOVER });
    expect(resultOf(lost)).toMatchObject({ state: 'completed', newWriter: 'lab-2' });
  });

  it('takes a recorded start for a sign, though the cluster looks as before', async () => {
    const late = { failingOverAfterMs: 15_000, writerChangesAfterMs: 16_000, availableAfterMs: 20_000 };
    const lost = await run({}, { requests: ['lost-reply'], failover: late });
    expect(resultOf(lost).timeline.acceptedAt).toBe('2026-11-02T08:00:10.250Z');
    expect(lost.log).toContainEqual({ step: 'accepted', by: 'sign' });
  });

  it('looks again when a look fails', async () => {
    const failRead = (_call: string, nowMs: number) =>
      nowMs > 10_000 && nowMs < 18_000 ? throttling() : undefined;
    expect(resultOf(await run({}, { requests: ['lost-reply'], failRead })).state).toBe('completed');
  });

  it('says so after a grace without any sign, and leaves asking again to whoever invoked it', async () => {
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

  it('causes one failover, not two, when the request arrives after the grace', async () => {
    const late = await run({}, { requests: [35_000] });
    expect(errorOf(late)).toMatch(/^FailoverUnconfirmed: /);
    expect(failoverCalls(late)).toHaveLength(1);
  });

  it('concludes nothing from looks that fail: it looks until one tells', async () => {
    const failRead = (_call: string, nowMs: number) =>
      nowMs > 10_000 && nowMs < 100_000 ? throttling() : undefined;
    const found = await run({}, { requests: ['lost-reply'], failRead });
    expect(resultOf(found)).toMatchObject({ state: 'completed', newWriter: 'lab-2' });
  });

  it('concludes nothing from a look before the end of the grace and failing ones after it', async () => {
    const failRead = (_call: string, nowMs: number) =>
      nowMs > 15_000 && nowMs < 100_000 ? throttling() : undefined;
    const late = await run({}, { requests: [12_000], failRead });
    expect(resultOf(late)).toMatchObject({ state: 'completed', newWriter: 'lab-2' });
  });

  it('says what it saw last when it could not look any more', async () => {
    const failRead = (_call: string, nowMs: number) => (nowMs > 15_000 ? throttling() : undefined);
    const lost = await run({}, { requests: ['lost-request'], failRead }, 60_000);
    expect(errorOf(lost)).toMatch(/ and 14 s after the request cluster lab is available with no sign/);
  });

  it('takes no restart of a member for a sign', async () => {
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

  it('says that it could not look when it never could', async () => {
    const failRead = (_call: string, nowMs: number) => (nowMs > 10_000 ? throttling() : undefined);
    const lost = await run({}, { requests: ['lost-reply'], failRead }, 60_000);
    expect(errorOf(lost)).toMatch(/cluster lab could not be described since\. It was sent once/);
    expect(lost.tookMs).toBeLessThan(56_000);
  });

  it('looks for the sign even when it was told not to wait', async () => {
    const lost = await run(
      { waitSeconds: 0 },
      { requests: ['lost-reply'], failover: { writerChangesAfterMs: 15_000 } },
    );
    expect(resultOf(lost)).toMatchObject({ state: 'in-progress', previousWriter: 'lab-1' });
  });
});
