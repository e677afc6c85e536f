import fc from 'fast-check';
import { throttling, timeout } from '../aws-errors';
import { CRASH, TYPICAL_FAILOVER } from '../failover-script';
import { invoke, watchResultOf } from '../run';
import { ScriptedAurora } from '../scripted-aurora';
import { VirtualClock } from '../virtual-clock';

/** Disturbances of any speed, seen late or not at all. */
const disturbances = fc.record({
  cause: fc.constantFrom('failover', 'crash', 'none'),
  beginsMs: fc.nat(12_000),
  lagMs: fc.nat(30_000),
  restMs: fc.nat(40_000),
  eventDelayMs: fc.nat(30_000),
  givesUp: fc.boolean(),
  delayMs: fc.nat(60_000),
  waitSeconds: fc.constantFrom(0, 5, 30, 300, 840),
  remainingMs: fc.constantFrom(900_000, 60_000, 20_000),
  /** Times after the watch has continued in which no read succeeds. */
  outages: fc.array(fc.record({ fromMs: fc.integer({ min: 65_000, max: 200_000 }), forMs: fc.nat(40_000) }), {
    maxLength: 3,
  }),
});

it('for any disturbance, a watch changes nothing, answers in time, and returns the true state', async () => {
  await fc.assert(
    fc.asyncProperty(disturbances, async (course) => {
      const { cause, beginsMs, lagMs, restMs, eventDelayMs, givesUp } = course;
      const failover = {
        failingOverAfterMs: beginsMs,
        writerChangesAfterMs: beginsMs + lagMs,
        availableAfterMs: beginsMs + lagMs + restMs,
        eventDelayMs,
        givesUp,
        events: TYPICAL_FAILOVER.events,
        ...(cause === 'crash' && CRASH),
      };
      const failRead = (_call: string, nowMs: number) => {
        if (!course.outages.some(({ fromMs, forMs }) => nowMs >= fromMs && nowMs < fromMs + forMs))
          return undefined;
        return nowMs % 2 === 0 ? throttling() : timeout();
      };
      const clock = new VirtualClock();
      const aurora = new ScriptedAurora(clock, { failover, failRead });
      const before = watchResultOf(await invoke({ watchOnly: true, waitSeconds: 0 }, aurora, clock));
      if (cause !== 'none') aurora.disturb();
      clock.spend(course.delayMs);
      const event = { watchOnly: true, before, waitSeconds: course.waitSeconds };
      const watched = await invoke(event, aurora, clock, course.remainingMs);

      expect(aurora.calls.filter((call) => call.startsWith('failoverCluster'))).toEqual([]);
      expect(watched.tookMs).toBeLessThanOrEqual(course.remainingMs);
      const { state, newWriter, timeline } = watchResultOf(watched);
      const { beganAt, firstSignAt = beganAt, availableAt = firstSignAt } = timeline;
      expect([beganAt, firstSignAt, availableAt]).toEqual([beganAt, firstSignAt, availableAt].sort());
      expect(state === 'nothing-seen').toBe(timeline.firstSignAt === undefined);
      if (cause === 'none') expect(state).toBe('nothing-seen');
      if (state === 'completed') {
        expect(newWriter).toBe(aurora.writer());
        expect(aurora.isFailingOver()).toBe(false);
      }
      if (state === 'role-unchanged') expect(aurora.writer()).toBe('lab-1');
    }),
    { numRuns: 500 },
  );
});
