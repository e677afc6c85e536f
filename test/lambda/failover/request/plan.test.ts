import { timeout } from '../aws-errors';
import { errorOf, failoverCalls, resultOf, run } from '../run';
import type { AuroraScript } from '../scripted-aurora';

/** Makes describing the first reader succeed only at the fifth attempt, about 17 s after the cluster was described. */
function slowPrediction(): Pick<AuroraScript, 'failRead'> {
  let failures = 4;
  return {
    failRead: (call) => (call === 'describeInstance lab-2' && failures-- > 0 ? timeout() : undefined),
  };
}

describe('if the prediction takes long, the function', () => {
  it('describes the cluster once more before it requests a failover', async () => {
    const slow = await run({}, slowPrediction());
    expect(resultOf(slow)).toMatchObject({ previousWriter: 'lab-1', predicted: ['lab-2', 'lab-3'] });
    expect(slow.aurora.calls.slice(5, 9)).toEqual([
      'describeInstance lab-2',
      'describeInstance lab-3',
      'describeCluster lab',
      'failoverCluster lab',
    ]);
  });

  it('plans again with the writer of another caller’s failover', async () => {
    const course = { failingOverAfterMs: 0, writerChangesAfterMs: 6_000, availableAfterMs: 12_000 };
    const script = { foreignFailoversAtMs: [60], failover: course, ...slowPrediction() };
    const replanned = await run({}, script);
    expect(resultOf(replanned)).toMatchObject({ previousWriter: 'lab-2', predicted: ['lab-1', 'lab-3'] });
    expect(failoverCalls(replanned)).toHaveLength(1);
  });

  it('refuses a cluster that another caller is failing over', async () => {
    const course = { failingOverAfterMs: 0, writerChangesAfterMs: 30_000, availableAfterMs: 60_000 };
    const script = { foreignFailoversAtMs: [60], failover: course, ...slowPrediction() };
    const refused = await run({}, script);
    expect(errorOf(refused)).toMatch(/^InvalidDBClusterStateFault: cluster lab is failing-over/);
    expect(failoverCalls(refused)).toEqual([]);
  });
});

describe('if no time is left, the function', () => {
  it.each([200, 5_000])('calls nothing with %d ms of the invocation left', async (remainingMs) => {
    const late = await run({}, {}, remainingMs);
    expect(errorOf(late)).toBe(
      `NotEnoughTime: only ${(remainingMs / 1000).toFixed(1)} s of this invocation are left, and its last 5.0 s are reserved for ` +
        "the answer, so DescribeDBClusters was not called and nothing was requested; raise the function's timeout",
    );
    expect(late.aurora.calls).toEqual([]);
  });

  it('stops the prediction', async () => {
    const late = await run({}, {}, 5_060);
    expect(errorOf(late)).toMatch(/^NotEnoughTime: only 5\.0 s .* DescribeDBInstances was not called/);
    expect(late.aurora.calls).toEqual(['describeCluster lab', 'describeInstance lab-2']);
  });
});
