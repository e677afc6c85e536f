import type { WatchResult } from '../../../../lambda/failover/contract';
import { awsError, throttling } from '../aws-errors';
import { CLASS_CHANGE, CRASH, GIVEN_UP_FAILOVER, INSTANT_FAILOVER } from '../failover-script';
import { errorOf, failoverCalls, invoke, run, watchResultOf } from '../run';
import type { AuroraScript } from '../scripted-aurora';
import { ScriptedAurora } from '../scripted-aurora';
import { VirtualClock } from '../virtual-clock';

const BEGIN = { watchOnly: true, waitSeconds: 0 };

/** Begins a watch, disturbs the cluster, lets `delayMs` pass, and continues the watch. */
async function disturbed(
  script: AuroraScript,
  { delayMs = 0, waitSeconds = 300, remainingMs = 900_000 } = {},
) {
  const clock = new VirtualClock();
  const aurora = new ScriptedAurora(clock, script);
  const before = watchResultOf(await invoke(BEGIN, aurora, clock));
  aurora.disturb();
  clock.spend(delayMs);
  const watched = await invoke({ watchOnly: true, waitSeconds, before }, aurora, clock, remainingMs);
  return { ...watched, before, result: watchResultOf(watched) };
}

const idsOf = ({ events }: WatchResult) => events.map(({ id }) => id);

describe('the invocation that begins a watch', () => {
  it('returns at once, with the writer and the readers that Aurora may promote', async () => {
    const begun = await run(BEGIN);
    expect(watchResultOf(begun)).toEqual({
      state: 'nothing-seen',
      clusterIdentifier: 'lab',
      previousWriter: 'lab-1',
      predicted: ['lab-2', 'lab-3'],
      timeline: { beganAt: '2026-11-02T08:00:00.000Z' },
      events: [],
    });
    expect(begun.tookMs).toBeLessThan(500);
    expect(failoverCalls(begun)).toEqual([]);
  });

  it('accepts a cluster without readers, which cannot fail over', async () => {
    const only = { 'lab-1': { promotionTier: 1, instanceClass: 'db.serverless', status: 'available' } };
    expect(watchResultOf(await run(BEGIN, { members: only }))).toMatchObject({
      state: 'nothing-seen',
      predicted: [],
    });
  });

  it('reports a cluster that is being upgraded as disturbed', async () => {
    expect(watchResultOf(await run(BEGIN, { status: 'upgrading' })).state).toBe('in-progress');
  });

  it('does not count a backup as a disturbance', async () => {
    expect(watchResultOf(await run(BEGIN, { status: 'backing-up' })).state).toBe('nothing-seen');
  });

  it('fails if the cluster has no writer', async () => {
    expect(errorOf(await run(BEGIN, { writer: 'none' }))).toMatch(
      /^InvalidDBClusterStateFault: cluster lab has no writer: begin to watch it when it has one; members: lab-1/,
    );
  });

  it('fails if too little time is left', async () => {
    expect(errorOf(await run(BEGIN, {}, 4_000))).toMatch(/^NotEnoughTime: /);
  });
});

describe('a watch', () => {
  it('finds a failover by a new writer, and ends after ten quiet seconds', async () => {
    const { result, aurora, tookMs } = await disturbed({});
    expect(result).toMatchObject({ state: 'completed', previousWriter: 'lab-1', newWriter: 'lab-2' });
    expect(result.predicted).toEqual(['lab-2', 'lab-3']);
    expect(idsOf(result)).toEqual([
      'RDS-EVENT-0073',
      'RDS-EVENT-0006',
      undefined,
      'RDS-EVENT-0071',
      'RDS-EVENT-0006',
    ]);
    expect(Object.keys(result.timeline)).toEqual([
      'beganAt',
      'firstSignAt',
      'failingOverAt',
      'writerChangedAt',
      'availableAt',
    ]);
    expect(aurora.acceptedAtMs).toHaveLength(1);
    expect(tookMs).toBeGreaterThan(30_000);
    expect(tookMs).toBeLessThan(33_000);
  });

  it('finds a failover that was over before the watch continued', async () => {
    const { result } = await disturbed({ failover: INSTANT_FAILOVER }, { delayMs: 5_000 });
    expect(result).toMatchObject({ state: 'completed', newWriter: 'lab-2' });
    expect(idsOf(result)).toEqual(['RDS-EVENT-0072', 'RDS-EVENT-0071']);
  });

  it.each([0, 5_000])(
    'finds a crash by its event only, %d ms later, and returns that the role is unchanged',
    async (delayMs) => {
      const { result, tookMs } = await disturbed({ failover: CRASH }, { delayMs });
      expect(result).toMatchObject({ state: 'role-unchanged', previousWriter: 'lab-1' });
      expect(result).not.toHaveProperty('newWriter');
      expect(idsOf(result)).toEqual(['RDS-EVENT-0006']);
      expect(result.timeline).not.toHaveProperty('failingOverAt');
      expect(tookMs).toBeLessThan(13_000);
    },
  );

  it('finds a crash by an event that arrives a minute late', async () => {
    const { result } = await disturbed({ failover: { ...CRASH, eventDelayMs: 60_000 } });
    expect(result.state).toBe('role-unchanged');
  });

  it('finds a disturbance by the status of the writer’s instance, without any event', async () => {
    const failover = {
      ...CRASH,
      events: () => [],
      instance: { status: 'rebooting', fromMs: 2_000, untilMs: 6_000 },
    };
    const { result, before } = await disturbed({ failover });
    const sinceStart = (at: string | undefined) => Date.parse(at ?? '') - Date.parse(before.timeline.beganAt);
    expect(result.state).toBe('role-unchanged');
    expect(sinceStart(result.timeline.firstSignAt)).toBeGreaterThan(2_000);
    expect(sinceStart(result.timeline.firstSignAt)).toBeLessThan(3_600);
    expect(sinceStart(result.timeline.availableAt)).toBeGreaterThan(6_000);
  });

  it('does not end between the failover and the restart of a class change', async () => {
    const { result, tookMs } = await disturbed({ failover: CLASS_CHANGE });
    expect(result).toMatchObject({ state: 'completed', newWriter: 'lab-2' });
    expect(idsOf(result)).toEqual(expect.arrayContaining(['RDS-EVENT-0012', 'RDS-EVENT-0014']));
    expect(tookMs).toBeGreaterThan(99_000);
    expect(tookMs).toBeLessThan(105_000);
  });

  it.each([
    ['RDS-EVENT-0070', GIVEN_UP_FAILOVER.events],
    [
      'RDS-EVENT-0069',
      () => [
        {
          afterMs: 12_000,
          sourceType: 'db-cluster',
          source: 'lab',
          categories: ['failover'],
          message: 'Cluster failover failed, check the health of your cluster instances and try again.',
        },
      ],
    ],
  ] as const)('ends without a quiet time when a failover has failed (%s)', async (id, events) => {
    const { result, tookMs } = await disturbed({ failover: { givesUp: true, ...(events && { events }) } });
    expect(result.state).toBe('role-unchanged');
    expect(idsOf(result)).toContain(id);
    expect(tookMs).toBeLessThan(22_000);
  });

  it('waits longer for the new writer if only the status showed a failover', async () => {
    const lagging = { events: () => [], availableAfterMs: 10_000, writerChangesAfterMs: 30_000 };
    expect((await disturbed({ failover: lagging })).result).toMatchObject({
      state: 'completed',
      newWriter: 'lab-2',
    });
  });

  it('returns that nothing was seen when the time is up', async () => {
    const quiet = await run({ watchOnly: true, waitSeconds: 30 });
    expect(watchResultOf(quiet)).toMatchObject({ state: 'nothing-seen', events: [] });
    expect(watchResultOf(quiet).timeline).toEqual({ beganAt: '2026-11-02T08:00:00.000Z' });
    expect(quiet.tookMs).toBeGreaterThanOrEqual(30_000);
    expect(quiet.tookMs).toBeLessThan(31_000);
  });

  it('ignores what happened before it began', async () => {
    const clock = new VirtualClock();
    const aurora = new ScriptedAurora(clock, { failover: CRASH });
    aurora.disturb();
    clock.spend(60_000);
    expect(watchResultOf(await invoke({ watchOnly: true, waitSeconds: 20 }, aurora, clock)).state).toBe(
      'nothing-seen',
    );
  });

  it('returns the progress when the time is up during a failover', async () => {
    const { result } = await disturbed({}, { waitSeconds: 10 });
    expect(result).toMatchObject({ state: 'in-progress', newWriter: 'lab-2' });
    expect(result.timeline).not.toHaveProperty('availableAt');
  });

  it('returns an unchanged role when the time is up during the quiet time after a crash', async () => {
    const { result, tookMs } = await disturbed({ failover: CRASH }, { waitSeconds: 6 });
    expect(result.state).toBe('role-unchanged');
    expect(tookMs).toBeLessThan(6_500);
  });

  it('ends five seconds before the invocation times out', async () => {
    const { result, tookMs } = await disturbed({}, { waitSeconds: 840, remainingMs: 20_000 });
    expect(result.state).toBe('in-progress');
    expect(tookMs).toBeLessThanOrEqual(15_200);
  });

  it('continues after failed calls', async () => {
    const failRead = (_call: string, nowMs: number) =>
      nowMs > 2_000 && nowMs < 40_000 ? throttling() : undefined;
    expect((await disturbed({ failRead })).result).toMatchObject({ state: 'completed', newWriter: 'lab-2' });
  });

  it('does not count failed looks as quiet time', async () => {
    const failRead = (call: string, nowMs: number) =>
      call !== 'describeEvents' && nowMs > 5_000 && nowMs < 60_000 ? throttling() : undefined;
    const { result, tookMs } = await disturbed({ failover: CRASH, failRead });
    expect(result.state).toBe('role-unchanged');
    expect(tookMs).toBeGreaterThan(60_000);
  });

  it('works without the events', async () => {
    const denied = awsError('AccessDenied', 403, 'not authorized to perform: rds:DescribeEvents');
    const failRead = (call: string) => (call === 'describeEvents' ? denied : undefined);
    expect((await disturbed({ failRead })).result).toMatchObject({ state: 'completed', events: [] });
  });
});
