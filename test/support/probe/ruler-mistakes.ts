import type { Lane } from '../../../drill/report-format/lane';
import type { Outage } from '../../../drill/report-format/outage';
import { LATE_MS } from '../../../drill/report-format/thresholds';
import { STALL_MS } from '../../../lambda/probe/limits';
import { findLedgerMistakes } from './ledger-mistakes';
import type { RandomCourse } from './random-course';
import type { Span } from './silences';
import { lengthMs, overlaps } from './silences';
import type { SimulatedProbe } from './simulated-probe';

/** Times are in whole microseconds. */
const ROUNDED_MS = 0.001;

/**
 * Compares the findings of a drill in a simulated run with the course of the run. Returns a sentence for each mistake.
 */
export function findRulerMistakes(course: RandomCourse, simulated: SimulatedProbe): string[] {
  return [
    ...simulated.findings.lanes.flatMap((lane) => findLaneMistakes(course, lane)),
    ...findStallMistakes(course, simulated),
    ...findLedgerMistakes(simulated),
  ];
}

function findLaneMistakes(course: RandomCourse, lane: Lane): string[] {
  const found = lane.outages.map((outage) => ({
    outage,
    truths: course.outages.filter((truth) => overlaps(spanOf(outage), aroundMs(truth, answerMs(course)))),
  }));
  const missed = course.outages.flatMap((truth) => {
    const count = found.filter(({ truths }) => truths.includes(truth)).length;
    if (count > 1) return ['one outage was found as several'];
    return count === 0 ? findMissed(course, lane, truth) : [];
  });
  const wrong = found.flatMap(({ outage, truths }) => {
    const [first, last] = [truths[0], truths.at(-1)];
    if (!first || !last) return ['an outage was found that did not happen'];
    const between = { fromMs: first.fromMs, toMs: last.fromMs };
    const isJoined = first !== last && !course.stops.some((stop) => overlaps(stop, between));
    if (isJoined) return ['several outages were found as one'];
    return findBracketMistakes(course, lane, outage, { fromMs: first.fromMs, toMs: last.toMs });
  });
  return [...missed, ...wrong].map((mistake) => `${lane.name}: ${mistake}: ${JSON.stringify(lane.outages)}`);
}

/** A lane may miss an outage that is shorter than the shortest silence, or of which the stops leave less than that. */
function findMissed(course: RandomCourse, lane: Lane, truth: Span): string[] {
  const surelyFoundMs = LATE_MS + lane.periodMs + answerMs(course);
  const stoppedMs = course.stops.reduce((sum, stop) => sum + lengthMs(stop), 0);
  if (lane.operation === 'lag' || lengthMs(truth) <= surelyFoundMs) return [];
  if (lengthMs(truth) - stoppedMs > surelyFoundMs) return ['an outage was missed'];
  return lane.blindMs > 0 ? [] : ['an outage was missed, and the lane reports no blind time'];
}

function findBracketMistakes(course: RandomCourse, lane: Lane, outage: Outage, truth: Span): string[] {
  const { low, high, lastServedMs, servedAgainMs, stallMs } = outage;
  if (high === null || servedAgainMs === null) return ['an outage that ended has no end'];
  // After a stop several ticks start at once: one that is answered just before the outage ends the bracket of another.
  const isInPlace =
    course.stops.length > 0 ||
    (lastServedMs <= truth.fromMs + ROUNDED_MS && servedAgainMs >= truth.toMs - ROUNDED_MS);
  const contains = isInPlace && high >= lengthMs(truth) - ROUNDED_MS;
  const slackMs = answerMs(course) + queueMs(course, lane) + interruptedMs(course, outage, truth);
  const isCertain = low <= lengthMs(truth) + slackMs + ROUNDED_MS;
  const widestMs = 2 * lane.periodMs + answerMs(course) + aftermathMs(course, lane);
  return [
    ...(contains ? [] : ['at most is too short']),
    ...(isCertain ? [] : ['at least is too long']),
    ...(high - low - stallMs <= widestMs ? [] : [`the bracket is wider than ${widestMs} ms`]),
  ];
}

function findStallMistakes({ stops }: RandomCourse, { result }: SimulatedProbe): string[] {
  const stalls = result.stalls.map(({ fromUs, toUs }) => ({ fromMs: fromUs / 1000, toMs: toUs / 1000 }));
  const missed = stops.filter(
    (stop) =>
      lengthMs(stop) >= STALL_MS &&
      !stalls.some(
        ({ fromMs, toMs }) => fromMs <= stop.fromMs + ROUNDED_MS && toMs >= stop.toMs - ROUNDED_MS,
      ),
  );
  const invented = stalls.filter((stall) => !stops.some((stop) => overlaps(stop, stall)));
  return [
    ...missed.map(() => 'a stop was missed'),
    ...invented.map(() => 'a stall was reported that did not happen'),
  ];
}

type AnswerTimes = Pick<RandomCourse, 'answerMs' | 'connectMs' | 'lateMs'>;

/** The longest time of an answer: over a new connection, and with timers that are late at both ends. */
function answerMs({ answerMs, connectMs, lateMs }: AnswerTimes): number {
  return answerMs.most + connectMs.most + 2 * lateMs;
}

/** Returns how long ticks that became due in a stop wait for a connection after the stop. */
function queueMs({ stops, event, ...course }: RandomCourse, { periodMs }: Lane): number {
  const dueTicks = Math.max(0, ...stops.map(lengthMs)) / periodMs;
  return Math.ceil(dueTicks / event.poolSize) * answerMs(course);
}

/**
 * Returns by how much a stop can widen a bracket in addition to its stall: if it leaves a part of an outage that is
 * shorter than the shortest silence, that part is not a sign.
 */
function aftermathMs(course: RandomCourse, lane: Lane): number {
  return course.stops.length === 0 ? 0 : LATE_MS + queueMs(course, lane);
}

/** A tick that a stop interrupts just before an outage counts as not served from its start: the stop is counted too. */
function interruptedMs({ stops }: RandomCourse, { failingFromMs }: Outage, truth: Span): number {
  const before = { fromMs: failingFromMs, toMs: truth.fromMs };
  return stops.some((stop) => overlaps(stop, before)) ? lengthMs(before) : 0;
}

function aroundMs({ fromMs, toMs }: Span, byMs: number): Span {
  return { fromMs: fromMs - byMs, toMs: toMs + byMs };
}

function spanOf({ lastServedMs, servedAgainMs }: Outage): Span {
  return { fromMs: lastServedMs, toMs: servedAgainMs ?? Number.POSITIVE_INFINITY };
}
