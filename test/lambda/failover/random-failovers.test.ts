import fc from 'fast-check';
import { throttling, timeout } from './aws-errors';
import type { FailoverScript } from './failover-script';
import { TYPICAL_FAILOVER } from './failover-script';
import { failoverCalls, resultOf, run } from './run';
import type { RequestFate } from './scripted-aurora';

/** Failovers of any speed. The status lags, events are late, and Aurora may give up the failover. */
const course = fc
  .record({
    failingOverAfterMs: fc.nat(12_000),
    writerLagMs: fc.nat(30_000),
    restLagMs: fc.nat(40_000),
    eventDelayMs: fc.nat(30_000),
    givesUp: fc.boolean(),
  })
  .map(({ failingOverAfterMs, writerLagMs, restLagMs, ...rest }): Partial<FailoverScript> => {
    // `failing-over` may appear after the writer has changed, but less than ten seconds later.
    const writerChangesAfterMs = Math.max(0, failingOverAfterMs - 9_000) + writerLagMs;
    const availableAfterMs = Math.max(failingOverAfterMs, writerChangesAfterMs) + restLagMs;
    const events: FailoverScript['events'] = (from, to) =>
      TYPICAL_FAILOVER.events(from, to).map((event) => ({ ...event, afterMs: availableAfterMs }));
    return { ...rest, failingOverAfterMs, writerChangesAfterMs, availableAfterMs, events };
  });

const fate: fc.Arbitrary<RequestFate> = fc.oneof(
  fc.constantFrom<RequestFate>('carried-out', 'throttled', 'lost-reply', 'lost-request'),
  fc.nat(60_000),
);

/** Times in which no read succeeds. */
const outages = fc.array(fc.record({ fromMs: fc.nat(120_000), forMs: fc.nat(40_000) }), { maxLength: 3 });

const target = fc.constantFrom(undefined, 'lab-2', 'lab-3');
const waitSeconds = fc.constantFrom(undefined, 0, 5, 30, 840);
const remainingMs = fc.constantFrom(900_000, 60_000, 20_000);

const scripts = fc.record({
  course,
  requests: fc.array(fate, { maxLength: 6 }),
  outages,
  target,
  waitSeconds,
  remainingMs,
});

describe('for any course of a failover', () => {
  it('one invocation causes at most one failover, answers in time, and returns the true state', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, async (script) => {
        const isOut = (nowMs: number) =>
          script.outages.some(({ fromMs, forMs }) => nowMs >= fromMs && nowMs < fromMs + forMs);
        const failRead = (_call: string, nowMs: number) => {
          if (!isOut(nowMs)) return undefined;
          return nowMs % 2 === 0 ? throttling() : timeout();
        };
        const event = {
          ...(script.target && { targetInstanceIdentifier: script.target }),
          ...(script.waitSeconds !== undefined && { waitSeconds: script.waitSeconds }),
        };
        const { requests } = script;
        const done = await run(event, { failover: script.course, requests, failRead }, script.remainingMs);

        expect(done.tookMs).toBeLessThanOrEqual(script.remainingMs);
        expect(done.aurora.acceptedAtMs.length).toBeLessThanOrEqual(1);
        const sent = failoverCalls(done).map((_call, index) => requests[index] ?? 'carried-out');
        expect(sent.slice(0, -1).every((one) => one === 'throttled')).toBe(true);

        if (done.outcome instanceof Error) {
          if (done.outcome.name === 'FailoverUnconfirmed') expect(sent.at(-1)).not.toBe('carried-out');
          else if (done.outcome.name === 'FailoverGivenUp') expect(script.course.givesUp).toBe(true);
          else expect(done.aurora.acceptedAtMs).toEqual([]);
          return;
        }
        const { state, previousWriter, newWriter, timeline } = resultOf(done);
        expect(done.aurora.acceptedAtMs).toHaveLength(1);
        const moments = [
          timeline.requestedAt,
          timeline.acceptedAt,
          timeline.writerChangedAt,
          timeline.availableAt,
        ];
        const seen = moments.filter((moment) => moment !== undefined);
        expect(seen).toEqual([...seen].sort());
        if (state === 'completed') {
          expect(newWriter).not.toBe(previousWriter);
          expect(newWriter).toBe(done.aurora.writer());
          expect(done.aurora.isFailingOver()).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});
