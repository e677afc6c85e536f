import type { Lane } from '../../../drill/report-format/lane';
import type { Outage } from '../../../drill/report-format/outage';
import { LATE_MS, USUAL_WAITS } from '../../../drill/report-format/thresholds';
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
    truths: course.outages.filter((truth) => contains(outage, truth, ROUNDED_MS + unnoticedMs(course))),
  }));
  const missed = course.outages.flatMap((truth) => {
    const count = found.filter(({ truths }) => truths.includes(truth)).length;
    if (count > 1) return ['one outage was found as several'];
    return count === 0 ? findMissed(course, lane, truth) : [];
  });
  const wrong = found.flatMap(({ outage, truths }) => {
    const [first, last] = [truths[0], truths.at(-1)];
    if (!first || !last) return ['an outage was found that did not happen, or not at this time'];
    const between = { fromMs: first.fromMs, toMs: last.fromMs };
    const isJoined = first !== last && !course.stops.some((stop) => overlaps(stop, between));
    if (isJoined) return ['several outages were found as one'];
    return findBracketMistakes(course, lane, outage, { fromMs: first.fromMs, toMs: last.toMs });
  });
  return [...missed, ...wrong].map((mistake) => `${lane.name}: ${mistake}: ${JSON.stringify(lane.outages)}`);
}

/** A lane may miss an outage if the outage without the stops is shorter than the shortest silence. */
function findMissed(course: RandomCourse, lane: Lane, truth: Span): string[] {
  const surelyFoundMs = Math.max(LATE_MS, USUAL_WAITS * answerMs(course)) + lane.periodMs + answerMs(course);
  const stoppedMs = course.stops.reduce((sum, stop) => sum + lengthMs(stop), 0);
  if (lane.operation === 'lag' || lengthMs(truth) <= surelyFoundMs) return [];
  if (lengthMs(truth) - stoppedMs > surelyFoundMs) return ['an outage was missed'];
  return lane.blindMs > 0 ? [] : ['an outage was missed, and the lane reports no blind time'];
}

function findBracketMistakes(course: RandomCourse, lane: Lane, outage: Outage, truth: Span): string[] {
  const { low, high, lastServedMs, stallMs, badTicks } = outage;
  if (high === null) return ['an outage that ended has no end'];
  const answers = badTicks > 0 ? 6 : 4;
  const widestMs =
    2 * lane.periodMs + answers * answerMs(course) + openingMs(course, lane) + aftermathMs(course, lane);
  // Before the first acknowledgement of a lane nothing but the start of the run is known.
  const isTight = lastServedMs === 0 || high - low - stallMs <= widestMs;
  return [
    ...(low <= lengthMs(truth) + ROUNDED_MS + unnoticedMs(course) ? [] : ['at least is too long']),
    ...(isTight ? [] : [`the bracket is wider than ${widestMs} ms`]),
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

/** Returns by how much the lower bound of an outage is lower if a pool had to open connections. */
function openingMs({ answerMs }: RandomCourse, { connection }: Lane): number {
  return connection === 'pool' ? Math.max(0, LATE_MS - USUAL_WAITS * answerMs.least) : 0;
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
 * Returns by how much a stop can widen a bracket in addition to its stall. If the part of an outage before or after the stop
 * is shorter than the shortest silence, this part is not a sign.
 */
function aftermathMs(course: RandomCourse, lane: Lane): number {
  return course.stops.length === 0 ? 0 : LATE_MS + queueMs(course, lane);
}

/**
 * Returns the total length of the stops that are too short to be detected as stalls. The probe counts them as waits for
 * answers.
 */
function unnoticedMs({ stops }: RandomCourse): number {
  const unnoticed = stops.map(lengthMs).filter((ms) => ms < STALL_MS);
  return unnoticed.reduce((sum, ms) => sum + ms, 0);
}

/** Whether the bracket contains the true outage. If so, the upper bound is not less than the true length. */
function contains({ lastServedMs, servedAgainMs }: Outage, truth: Span, slackMs: number): boolean {
  const untilMs = servedAgainMs ?? Number.POSITIVE_INFINITY;
  return lastServedMs <= truth.fromMs + slackMs && untilMs >= truth.toMs - slackMs;
}
