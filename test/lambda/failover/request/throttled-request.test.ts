import { errorOf, failoverCalls, resultOf, run } from '../run';

describe('if the request is throttled, the function', () => {
  it('describes the cluster before it retries', async () => {
    const throttled = await run(
      { targetInstanceIdentifier: 'lab-2' },
      { requests: ['throttled', 'throttled'] },
    );
    expect(resultOf(throttled).state).toBe('completed');
    expect(throttled.aurora.calls.slice(0, 6)).toEqual([
      'describeCluster lab',
      'failoverCluster lab lab-2',
      'describeCluster lab',
      'failoverCluster lab lab-2',
      'describeCluster lab',
      'failoverCluster lab lab-2',
    ]);
    expect(throttled.aurora.acceptedAtMs).toHaveLength(1);
  });

  it('waits a random time of up to 200 ms, 400 ms, 800 ms and 1.6 s before its retries', async () => {
    const requests = Array.from({ length: 4 }, () => 'throttled' as const);
    const event = { targetInstanceIdentifier: 'lab-2' };
    const delays = async (random: number) => {
      const { log, aurora } = await run(event, { requests }, undefined, random);
      return { acceptedAtMs: aurora.acceptedAtMs[0], delaysMs: log.flatMap(({ delayMs }) => delayMs ?? []) };
    };
    expect(await delays(0)).toEqual({ acceptedAtMs: 500, delaysMs: [0, 0, 0, 0] });
    expect(await delays(1)).toEqual({ acceptedAtMs: 3_500, delaysMs: [200, 400, 800, 1_600] });
  });

  it('does not retry if another caller’s failover has begun', async () => {
    const script = {
      requests: ['throttled'] as const,
      foreignFailoversAtMs: [190],
      failover: { failingOverAfterMs: 0 },
    };
    const refused = await run({}, script);
    expect(errorOf(refused)).toMatch(/^InvalidDBClusterStateFault: cluster lab is failing-over/);
    expect(failoverCalls(refused)).toHaveLength(1);
  });

  it('gives up after five attempts, with AWS’s error', async () => {
    const throttled = await run({}, { requests: Array.from({ length: 9 }, () => 'throttled' as const) });
    expect(errorOf(throttled)).toBe('Throttling: Rate exceeded');
    expect(failoverCalls(throttled)).toHaveLength(5);
    expect(throttled.aurora.acceptedAtMs).toEqual([]);
  });

  it('does not retry a later request whose reply was lost', async () => {
    const lost = await run({}, { requests: ['throttled', 'lost-request'] });
    expect(errorOf(lost)).toMatch(/^FailoverUnconfirmed: /);
    expect(failoverCalls(lost)).toHaveLength(2);
  });
});
