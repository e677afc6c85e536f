import { expandRanges } from '../../../drill/findings/ticks';
import type { ClientResult, ClientRun } from '../../../lambda/probe/client-contract';
import type { LedgerClient } from '../../../lambda/probe/ledger-contract';
import { encodeRanges, encodeRuns } from '../../../lambda/probe/run-length';
import type { Answer } from '../../../lambda/probe/tick-contract';
import { expand } from '../probe/decode-ticks';
import type { SimulatedLane } from './simulated-lane';
import { simulateLane } from './simulated-lane';

/** Client of a simulated run, and the rows that the table has of it. */
export interface SimulatedClient
  extends Partial<Pick<SimulatedLane, 'troubles' | 'latencyMs' | 'timeoutMs'>> {
  readonly name: string;
  readonly lesson?: string;
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /** Error that kept the client from opening. */
  readonly notOpened?: string;
  /** When the client's thread ended, and the error. */
  readonly crash?: { readonly atMs: number; readonly message: string };
  /** Error of a thread that did not respond after the run. */
  readonly unresponsive?: string;
  /** Error of `close`. */
  readonly closeError?: string;
  /** Stalls of the client's thread. */
  readonly stalls?: SimulatedLane['stalls'];
  readonly lateAnswers?: number;
  readonly connectionsLeft?: number;
  readonly connectionsOpened?: number;
  /** Changes the rows of a correct client: those of its acknowledged writes, once each. */
  readonly rows?: (rows: LedgerClient) => LedgerClient;
}

const PERIOD_MS = 50;

/** Simulates the probe's result for a client: writes to a database that has troubles at known times. */
export function simulateClient(client: SimulatedClient, durationMs: number): ClientResult {
  const { name, lesson, settings, notOpened, crash, unresponsive, closeError } = client;
  const facts = { name, ...(lesson && { lesson }), ...(settings && { settings }) };
  if (notOpened !== undefined) return { ...facts, state: 'not-opened', message: notOpened };
  const run = simulateRun(client, durationMs);
  if (crash) {
    const { atMs, message } = crash;
    return { ...facts, state: 'crashed', run: endAt(run, atMs), endedUs: atMs * 1000, message };
  }
  if (unresponsive !== undefined) {
    return { ...facts, state: 'unresponsive', run, endedUs: durationMs * 1000, message: unresponsive };
  }
  return { ...facts, state: 'ran', run, ...(closeError !== undefined && { closeError }) };
}

function simulateRun(client: SimulatedClient, durationMs: number): ClientRun {
  const { name, connectionsOpened = 4, connectionsLeft = 0, lateAnswers = 0, stalls = [], ...lane } = client;
  const columns = simulateLane({
    ...lane,
    name,
    operation: 'write',
    periodMs: PERIOD_MS,
    durationMs,
    stalls,
  });
  const { periodMs, offsetMs, ticks, answers, answerRuns, lateUsByTick, endedUsByTick } = columns;
  return {
    ...{ periodMs, offsetMs, ticks, answerRuns, lateUsByTick, endedUsByTick },
    answers: answers.map((answer) => (answer.outcome === 'ok' ? { ...answer, member: '' } : answer)),
    stalls: stalls.map(({ fromMs, toMs }) => ({ fromUs: fromMs * 1000, toUs: toMs * 1000 })),
    lateAnswers,
    connectionsOpened,
    connectionsLeft,
  };
}

/** Ends a client: drops the writes due after `atMs`, and fails those that it had not answered. */
function endAt(run: ClientRun, atMs: number): ClientRun {
  const ended: Answer = {
    outcome: 'indeterminate',
    phase: 'answering',
    cause: 'client-ended',
    message: 'the client ended before it answered',
  };
  const answers = [...run.answers, ended, { outcome: 'dropped' } as const];
  const dueMs = (tick: number) => run.offsetMs + tick * run.periodMs;
  const isDue = (tick: number) => dueMs(tick) < atMs;
  const isOpen = (tick: number) => isDue(tick) && dueMs(tick) + Number(run.endedUsByTick[tick]) / 1000 > atMs;
  return {
    ...run,
    answers,
    answerRuns: encodeRuns(
      expand(run.answerRuns).map((answer, tick) =>
        isOpen(tick) ? answers.length - 2 : isDue(tick) ? answer : answers.length - 1,
      ),
    ),
    lateUsByTick: run.lateUsByTick.map((us, tick) => (isDue(tick) ? us : 0)),
    endedUsByTick: run.endedUsByTick.map((us, tick) =>
      isOpen(tick) ? Math.round((atMs - dueMs(tick)) * 1000) : isDue(tick) ? us : 0,
    ),
  };
}

/** Returns the rows of a client: those of its acknowledged writes, changed as the client says. */
export function simulateRows({ name, rows }: SimulatedClient, result: ClientResult): LedgerClient {
  const found = result.state === 'not-opened' ? [] : acknowledgedTicks(result.run);
  const correct = { client: name, found: encodeRanges(found), repeated: [], foreignRows: 0 };
  return rows?.(correct) ?? correct;
}

function acknowledgedTicks({ answers, answerRuns }: ClientRun): number[] {
  return expand(answerRuns).flatMap((answer, tick) => (answers[answer]?.outcome === 'ok' ? [tick] : []));
}

/** Adds ticks to those that have a row, and removes others. */
export function changeFound(
  found: readonly number[],
  { add = [], remove = [] }: { readonly add?: readonly number[]; readonly remove?: readonly number[] },
): number[] {
  const kept = new Set([...expandRanges(found), ...add].filter((tick) => !remove.includes(tick)));
  return encodeRanges([...kept].sort((one, other) => one - other));
}
