import { setTimeout as sleep } from 'node:timers/promises';
import type { LaneResult, ProbeResult } from '../../../lambda/probe/contract';
import { findBracketMistakes } from '../../support/probe/brackets';
import { findingsOf } from '../../support/probe/findings-of';
import type { MeasuredServer } from '../../support/probe/measured-server';
import { useMeasuredServer } from '../../support/probe/measured-server';
import type { Span } from '../../support/probe/silences';
import {
  acknowledgementsMs,
  lengthMs,
  overlapMs,
  overlaps,
  silencesBetween,
  stalledMs,
} from '../../support/probe/silences';
import { useUrgency } from '../../support/probe/urgency';

/** Longer than what lies between two ticks of any lane. */
const OUTAGE_MS = 120;
/** How long every lane has to be served between two silences for them to be two outages, with room for an answer. */
const APART_MS = 400;
const SERVICE_MS = 600;
const MAX_RUNS = 25;
const MAX_STALL_MS = 100;
const MAX_STANDSTILL_MS = 300;
const MAX_USUAL_MS = 60;

describe('the ruler, laid at outages of known length', () => {
  useUrgency();
  const measured = useMeasuredServer();

  it.each([
    ['1,000 ms are 1,000 ms, give or take two periods', [1_000]],
    ['five times 200 ms are five times 200 ms', [200, 200, 200, 200, 200]],
    ['no outage is no outage', []],
  ])(
    '%s, on every lane',
    async (_, lengthsMs) => {
      const { result, silences, wire } = await measureAwake(measured(), lengthsMs);
      expect(
        measuredLanes(result).flatMap((lane) => findMistakes(lane, result, silences, wire(lane.name))),
      ).toEqual([]);
      const found = findingsOf(result).lanes.filter(({ operation }) => operation !== 'lag');
      expect(
        found.flatMap((lane) => findBracketMistakes(lane, silences, wire(lane.name), result.stalls)),
      ).toEqual([]);
    },
    180_000,
  );
});

const measuredLanes = ({ lanes }: ProbeResult) => lanes.filter(({ operation }) => operation !== 'lag');

/**
 * A machine so busy that the probe hardly runs, or that the database leaves no time between two silences, leaves
 * nothing to be compared: the probe and the wire say so, and it is run again.
 */
async function measureAwake(measured: MeasuredServer, lengthsMs: readonly number[]) {
  for (let run = 1; run <= MAX_RUNS; run += 1) {
    const measurement = await measure(measured, lengthsMs);
    if (isAwake(measurement.result) && areApart(measurement)) return measurement;
  }
  throw new Error(`in each of ${MAX_RUNS} runs the machine stopped the probe for long, or its database`);
}

/** Neither did the probe stand still for long, nor did answers usually take so long that 200 ms are nothing unusual. */
function isAwake({ stalls, lanes }: ProbeResult): boolean {
  const stallsMs = stalls.map(({ fromUs, toUs }) => (toUs - fromUs) / 1000);
  const standstillMs = stallsMs.reduce((sum, ms) => sum + ms, 0);
  const isQuick = ({ endedUsByTick }: LaneResult) =>
    (endedUsByTick.toSorted((one, other) => one - other)[endedUsByTick.length >> 1] ?? 0) <
    MAX_USUAL_MS * 1000;
  return Math.max(0, ...stallsMs) < MAX_STALL_MS && standstillMs < MAX_STANDSTILL_MS && lanes.every(isQuick);
}

/** Whether on each lane's wire there was enough service between any two silences. */
function areApart({ result, wire }: Measurement): boolean {
  return measuredLanes(result).every(({ name }) => {
    const silences = silencesBetween(wire(name), OUTAGE_MS);
    return silences.every(({ toMs }, index) => (silences[index + 1]?.fromMs ?? Infinity) - toMs >= APART_MS);
  });
}

type Measurement = Awaited<ReturnType<typeof measure>>;

/** Injects the silences. All times are counted from the run's zero; `wire` gives when answers passed the proxy. */
async function measure({ probe, proxy }: MeasuredServer, lengthsMs: readonly number[]) {
  let zeroMs = 0;
  let injected: Promise<Span[]> | undefined;
  const result = await probe({ durationSeconds: lengthsMs.length > 1 ? 5 : 3 }, () => {
    zeroMs = performance.now();
    injected = silenceInTurn(proxy, lengthsMs);
  });
  const silences = ((await injected) ?? []).map(({ fromMs, toMs }) => ({
    fromMs: fromMs - zeroMs,
    toMs: toMs - zeroMs,
  }));
  const wire = (lane: string) =>
    proxy
      .answersMs(lane)
      .map((atMs) => atMs - zeroMs)
      .filter((atMs) => atMs > 0);
  return { result, silences, wire };
}

async function silenceInTurn(proxy: MeasuredServer['proxy'], lengthsMs: readonly number[]): Promise<Span[]> {
  const silences: Span[] = [];
  for (const length of lengthsMs) {
    await sleep(SERVICE_MS);
    silences.push(await proxy.silence(length));
  }
  return silences;
}

/**
 * What the lane's acknowledgements say against what passed the proxy, within two periods and the probe's own stalls.
 * What passed is silent for no less than was injected; on a busy machine for longer and at other times too, and
 * those outages are as real.
 */
function findMistakes(
  lane: LaneResult,
  { stalls }: ProbeResult,
  silences: readonly Span[],
  wireMs: readonly number[],
): string[] {
  const seen = silencesBetween(acknowledgementsMs(lane), OUTAGE_MS);
  const real = silencesBetween(wireMs, 0);
  const wrong = seen.flatMap((span) => {
    const [truth] = real.toSorted((one, other) => overlapMs(span, other) - overlapMs(span, one));
    const truthMs = truth ? lengthMs(truth) : 0;
    const offMs = Math.abs(lengthMs(span) - truthMs);
    const allowedMs = 2 * lane.periodMs + stalledMs(stalls, span);
    return offMs <= allowedMs ? [] : [`${lane.name}: ${lengthMs(span)} ms for ${truthMs} ms`];
  });
  const missed = silences
    .filter((silence) => !seen.some((span) => overlaps(span, silence)))
    .map((silence) => `${lane.name}: nothing for ${lengthMs(silence)} ms`);
  return [...wrong, ...missed];
}
