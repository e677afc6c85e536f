import { INSTANT_FAILOVER } from './failover-script';
import { failoverCalls, resultOf, run } from './run';

describe('a failover', () => {
  it('returns the previous and the new writer, the time of each step, and the RDS events', async () => {
    const completed = await run({});
    expect(resultOf(completed)).toEqual({
      state: 'completed',
      clusterIdentifier: 'lab',
      previousWriter: 'lab-1',
      newWriter: 'lab-2',
      predicted: ['lab-2', 'lab-3'],
      timeline: {
        requestedAt: '2026-11-02T08:00:00.150Z',
        acceptedAt: '2026-11-02T08:00:00.200Z',
        failingOverAt: '2026-11-02T08:00:03.250Z',
        writerChangedAt: '2026-11-02T08:00:08.250Z',
        availableAt: '2026-11-02T08:00:20.250Z',
      },
      events: [
        record('RDS-EVENT-0073', '03.300', 'lab', 'Started cross AZ failover to DB instance: lab-2'),
        record('RDS-EVENT-0006', '08.100', 'lab-2', 'DB instance restarted'),
        {
          at: '2026-11-02T08:00:09.200Z',
          source: 'lab-1',
          message: 'A new writer was promoted. Restarting database as a reader.',
        },
        record(
          'RDS-EVENT-0071',
          '14.200',
          'lab',
          'Completed customer initiated failover to DB instance: lab-2',
        ),
        record('RDS-EVENT-0006', '16.200', 'lab-1', 'DB instance restarted'),
      ],
    });
    expect(failoverCalls(completed)).toEqual(['failoverCluster lab']);
    expect(completed.tookMs).toBe(20_300);
  });

  it('describes the readers one at a time, by identifier', async () => {
    const { aurora } = await run({});
    expect(aurora.calls.slice(0, 4)).toEqual([
      'describeCluster lab',
      'describeInstance lab-2',
      'describeInstance lab-3',
      'failoverCluster lab',
    ]);
  });

  it('describes no readers if it has a target, because the target is the prediction', async () => {
    const targeted = await run({ targetInstanceIdentifier: 'Lab-3' });
    expect(resultOf(targeted)).toMatchObject({ predicted: ['lab-3'], newWriter: 'lab-3' });
    expect(targeted.aurora.calls.slice(0, 2)).toEqual(['describeCluster lab', 'failoverCluster lab lab-3']);
  });

  it('is complete if it ends before the first look, although `failing-over` was never seen', async () => {
    const { timeline, state } = resultOf(await run({}, { failover: INSTANT_FAILOVER }));
    expect(state).toBe('completed');
    expect(timeline).not.toHaveProperty('failingOverAt');
    expect(timeline.writerChangedAt).toBe(timeline.acceptedAt);
    expect(timeline.availableAt).toBe(timeline.acceptedAt);
  });

  it('logs one line for each step', async () => {
    const { log } = await run({ waitSeconds: 60 });
    expect(log).toEqual([
      { step: 'ordered', watchOnly: false, clusterIdentifier: 'lab', target: undefined, waitSeconds: 60 },
      {
        step: 'described',
        status: 'available',
        members: 'lab-1 (writer), lab-2 (reader, tier 1), lab-3 (reader, tier 1)',
      },
      { step: 'requested', attempt: 1, predicted: ['lab-2', 'lab-3'] },
      { step: 'accepted', by: 'reply' },
      { step: 'seen', status: 'failing-over', writer: 'lab-1' },
      { step: 'seen', status: 'failing-over', writer: 'lab-2' },
      { step: 'seen', status: 'available', writer: 'lab-2' },
      expect.objectContaining({ step: 'answered', state: 'completed', newWriter: 'lab-2' }),
    ]);
  });
});

function record(id: string, seconds: string, source: string, message: string) {
  return { id, at: `2026-11-02T08:00:${seconds}Z`, source, message };
}
