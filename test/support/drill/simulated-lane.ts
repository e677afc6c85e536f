import { SeededRandom } from 'aurora-loopback/testing/seeded-random';
import type { Span } from '../../../drill/report-format/span';
import type { LaneResult } from '../../../lambda/probe/contract';
import { encodeRuns } from '../../../lambda/probe/run-length';
import type { Answer, Stall } from '../../../lambda/probe/tick-contract';

/** Span in which the database does not serve a lane, and its behaviour in this span. */
export interface Trouble extends Span {
  readonly kind: 'refused' | 'silent' | 'read-only';
  /** Member that refuses writes as read-only. */
  readonly member?: string;
}

export interface SimulatedLane {
  readonly name: string;
  readonly operation: LaneResult['operation'];
  /** Member of a lag lane. */
  readonly asked?: string;
  readonly connection?: LaneResult['connection'];
  readonly periodMs: number;
  readonly offsetMs?: number;
  readonly durationMs: number;
  /** Must not overlap. */
  readonly troubles?: readonly Trouble[];
  /** Stalls of the probe, in which it starts and stamps nothing. */
  readonly stalls?: readonly Span[];
  /** Returns the member that answers at a time. */
  readonly who?: (atMs: number) => { readonly member: string; readonly readOnly: boolean };
  readonly staleMs?: (atMs: number) => number;
  /** Duration of answers. @default LATENCY_MS */
  readonly latencyMs?: { readonly least: number; readonly most: number };
  /** Time after which a tick fails without an answer. @default TIMEOUT_MS */
  readonly timeoutMs?: number;
  readonly seed?: number;
}

export const LATENCY_MS = { least: 1, most: 5 };
/** Time limit of the probe. */
export const TIMEOUT_MS = 2_000;

interface Ended {
  readonly endedMs: number;
  readonly answer: Answer;
}

/** Simulates the probe's result for a lane whose database has troubles at known times. */
export function simulateLane(lane: SimulatedLane): LaneResult {
  const { name, operation, connection = 'pool', periodMs, offsetMs = 0, durationMs } = lane;
  const random = new SeededRandom(lane.seed ?? 1);
  const { least, most } = lane.latencyMs ?? LATENCY_MS;
  const ticks = Math.floor(durationMs / periodMs);
  const answers: Answer[] = [];
  const columns = {
    answer: [] as number[],
    late: [] as number[],
    ended: [] as number[],
    stale: [] as number[],
  };
  for (let tick = 0; tick < ticks; tick += 1) {
    const dueMs = offsetMs + tick * periodMs;
    const startedMs = afterStall(dueMs + random.next(), lane.stalls);
    const latencyMs = least + random.next() * (most - least);
    const { endedMs, answer } = end(lane, startedMs, latencyMs);
    columns.answer.push(indexOf(answer, answers));
    columns.late.push(toUs(startedMs - dueMs));
    columns.ended.push(toUs(afterStall(endedMs, lane.stalls) - dueMs));
    columns.stale.push(answer.outcome === 'ok' ? toUs(lane.staleMs?.(startedMs) ?? 0) : -1);
  }
  return {
    name,
    ...(lane.asked !== undefined && { member: lane.asked }),
    operation,
    connection,
    endpoint: `${name}.example`,
    periodMs,
    offsetMs,
    ticks,
    answers,
    answerRuns: encodeRuns(columns.answer),
    lateUsByTick: columns.late,
    endedUsByTick: columns.ended,
    ...(operation !== 'write' && { staleUsByTick: columns.stale }),
  };
}

export function toStalls(spans: readonly Span[]): Stall[] {
  return spans.map(({ fromMs, toMs }) => ({ fromUs: toUs(fromMs), toUs: toUs(toMs) }));
}

function end(lane: SimulatedLane, startedMs: number, latencyMs: number): Ended {
  const servedMs = startedMs + latencyMs;
  const trouble = lane.troubles?.find(({ fromMs, toMs }) => fromMs < servedMs && startedMs < toMs);
  const { member = 'lab-1', readOnly = false } = lane.who?.(servedMs) ?? {};
  if (!trouble) return { endedMs: servedMs, answer: { outcome: 'ok', member, readOnly } };
  if (trouble.kind === 'silent') return endSilence(lane, trouble, startedMs, latencyMs);
  if (trouble.kind === 'read-only') {
    const answer: Answer = {
      outcome: 'failed',
      phase: 'answering',
      cause: 'read-only',
      code: '25006',
      message: 'cannot execute INSERT in a read-only transaction',
      member: trouble.member ?? member,
      readOnly: true,
    };
    return { endedMs: servedMs, answer };
  }
  // The connection of a tick that is under way breaks; a later tick finds no server.
  if (startedMs >= trouble.fromMs) {
    return {
      endedMs: startedMs + 0.5,
      answer: {
        outcome: 'failed',
        phase: 'connecting',
        cause: 'refused',
        code: 'ECONNREFUSED',
        message: 'connect ECONNREFUSED',
      },
    };
  }
  const outcome = lane.operation === 'write' ? 'indeterminate' : 'failed';
  return {
    endedMs: trouble.fromMs,
    answer: {
      outcome,
      phase: 'answering',
      cause: 'broken',
      message: 'Connection terminated unexpectedly',
      member,
    },
  };
}

function endSilence(lane: SimulatedLane, { toMs }: Trouble, startedMs: number, latencyMs: number): Ended {
  const endedMs = toMs + latencyMs;
  const { timeoutMs = TIMEOUT_MS } = lane;
  if (endedMs - startedMs <= timeoutMs) {
    const { member = 'lab-1', readOnly = false } = lane.who?.(endedMs) ?? {};
    return { endedMs, answer: { outcome: 'ok', member, readOnly } };
  }
  const outcome = lane.operation === 'write' ? 'indeterminate' : 'failed';
  return {
    endedMs: startedMs + timeoutMs,
    answer: { outcome, phase: 'answering', cause: 'timed-out', message: 'no answer in time' },
  };
}

function afterStall(atMs: number, stalls: readonly Span[] = []): number {
  const stall = stalls.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  return stall ? stall.toMs + 0.2 : atMs;
}

function indexOf(answer: Answer, answers: Answer[]): number {
  const key = JSON.stringify(answer);
  const index = answers.findIndex((known) => JSON.stringify(known) === key);
  return index >= 0 ? index : answers.push(answer) - 1;
}

function toUs(ms: number): number {
  return Math.round(ms * 1000);
}
