import { SeededRandom } from 'aurora-loopback/testing/seeded-random';
import fc from 'fast-check';
import { LAG_RATE_HZ } from '../../../lambda/probe/limits';
import type { Course, SimulatedOutage } from './course';
import type { Span } from './silences';

export interface RandomCourse {
  readonly event: {
    readonly durationSeconds: number;
    readonly rateHz: number;
    readonly freshRateHz: number;
    readonly poolSize: number;
    readonly statementTimeoutMs: number;
  };
  readonly outages: readonly SimulatedOutage[];
  readonly stops: readonly Span[];
  readonly answerMs: Range;
  readonly connectMs: Range;
  readonly lateMs: number;
  readonly seed: number;
}

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Time that a lane must be served between two outages so that they count as two, with room for its periods. */
const APART_MS = 450;
/** Time that lanes are served before the first outage, and after the last one, so that its end is seen. */
const SERVED_FIRST_MS = 150;
const SERVED_LAST_MS = 400;
/**
 * Largest part of a run in which ticks wait through outages or stops, or in the queues after them. Less than half of the
 * ticks may wait, because the median must be the usual time of an answer.
 */
const MOST_OF_RUN = 0.4;

/** The slowest answers take up to twice as long as the fastest, because a longer wait is a sign of an outage. */
const MAX_SPREAD = 2;
/**
 * Longest time of an answer, in periods of the pools. Slower answers would keep all connections of the smallest pool
 * busy.
 */
const MAX_ANSWER_PERIODS = 1.2;
const MAX_CONNECT_MS = 60;
const LAG_POOL_SIZE = 2;

/** Generates courses of one or two seconds, with lanes of 15 to 100 ticks a second and up to two outages. */
export function randomCourse({ maxStops }: { readonly maxStops: number }): fc.Arbitrary<RandomCourse> {
  return fc
    .record({
      durationSeconds: fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 2),
      rateHz: fc.constantFrom(20, 20, 20, 20, 25, 25, 40, 100),
      freshRateHz: fc.integer({ min: 15, max: 19 }),
      poolSize: fc.integer({ min: 3, max: 6 }),
      statementTimeoutMs: fc.constantFrom(150, 2_000),
      outages: fc.array(
        fc.record({
          kind: fc.constantFrom('silent' as const, 'refusing' as const),
          afterMs: fc.double({ min: 0, max: 400, noNaN: true }),
          lengthMs: fc.double({ min: 1, max: 700, noNaN: true }),
        }),
        { maxLength: 2 },
      ),
      stops: fc.array(
        fc.record({
          // Many stops begin so soon after the previous stop that the probe has hardly run in between.
          afterMs: fc.oneof(
            fc.double({ min: 1, max: 900, noNaN: true }),
            fc.double({ min: 1, max: 20, noNaN: true }),
          ),
          lengthMs: fc.double({ min: 1, max: 250, noNaN: true }),
        }),
        { maxLength: maxStops },
      ),
      answerPart: fc.double({ min: 0.01, max: 1, noNaN: true }),
      answerSpread: fc.double({ min: 1, max: MAX_SPREAD, noNaN: true }),
      connectMostMs: fc.oneof(
        fc.double({ min: 1, max: 12, noNaN: true }),
        fc.double({ min: 1, max: MAX_CONNECT_MS, noNaN: true }),
      ),
      connectSpread: fc.double({ min: 1, max: MAX_SPREAD, noNaN: true }),
      lateMs: fc.constantFrom(0, 2),
      seed: fc.nat(),
    })
    .map(
      ({ durationSeconds, rateHz, freshRateHz, poolSize, statementTimeoutMs, outages, stops, ...rest }) => ({
        lateMs: rest.lateMs,
        seed: rest.seed,
        answerMs: range((rest.answerPart * MAX_ANSWER_PERIODS * 1000) / rateHz, rest.answerSpread),
        connectMs: range(rest.connectMostMs, rest.connectSpread),
        event: {
          durationSeconds,
          rateHz,
          freshRateHz: Math.min(rateHz, freshRateHz),
          poolSize,
          statementTimeoutMs,
        },
        outages: layOutages(outages, durationSeconds * 1000),
        stops: layStops(stops, durationSeconds * 1000),
      }),
    )
    .filter(({ event, outages, stops, answerMs }) => {
      const spans = [...outages, ...stops];
      const lastedMs = spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
      const waitedMs = lastedMs / (1 - busyPart(answerMs.most, event));
      return waitedMs <= MOST_OF_RUN * event.durationSeconds * 1000;
    });
}

/**
 * Returns the part of its connections that the busiest pool uses for new ticks. The other connections serve ticks from the queue.
 */
function busyPart(answerMs: number, { rateHz, poolSize }: RandomCourse['event']): number {
  const ticksPerMs = Math.max(rateHz / poolSize, LAG_RATE_HZ / LAG_POOL_SIZE) / 1000;
  return answerMs * ticksPerMs;
}

/** Creates the course. Its times are drawn from the seed, so the same `RandomCourse` always has the same times. */
export function toCourse({ outages, stops, answerMs, connectMs, lateMs, seed }: RandomCourse): Course {
  const random = new SeededRandom(seed);
  const draw = ({ least, most }: Range) => least + random.next() * (most - least);
  return {
    outages,
    stops,
    answerMs: () => draw(answerMs),
    connectMs: () => draw(connectMs),
    lateMs: () => random.next() * lateMs,
  };
}

function range(most: number, spread: number): Range {
  return { least: most / spread, most };
}

interface Drawn {
  readonly kind: SimulatedOutage['kind'];
  readonly afterMs: number;
  readonly lengthMs: number;
}

/** Places outages one after the other, as many as fit into the run. */
function layOutages(drawn: readonly Drawn[], durationMs: number): SimulatedOutage[] {
  const outages: SimulatedOutage[] = [];
  for (const { kind, afterMs, lengthMs } of drawn) {
    const last = outages.at(-1);
    const fromMs = (last ? last.toMs + APART_MS : SERVED_FIRST_MS) + afterMs;
    const toMs = fromMs + lengthMs;
    if (toMs <= durationMs - SERVED_LAST_MS) outages.push({ kind, fromMs, toMs });
  }
  return outages;
}

function layStops(drawn: readonly Omit<Drawn, 'kind'>[], durationMs: number): Span[] {
  const stops: Span[] = [];
  for (const { afterMs, lengthMs } of drawn) {
    const fromMs = (stops.at(-1)?.toMs ?? 0) + afterMs;
    const toMs = fromMs + lengthMs;
    if (toMs <= durationMs - SERVED_LAST_MS) stops.push({ fromMs, toMs });
  }
  return stops;
}
