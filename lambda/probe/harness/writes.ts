import type { Client } from '../client';
import type { Clock } from '../clock';
import { toUs } from '../lane-record';
import { classify } from '../outcome';
import { keepSchedule } from '../schedule';
import type { Answer } from '../tick-contract';

/** Schedule of a client's writes. */
export interface WritePlan {
  readonly periodMs: number;
  readonly offsetMs: number;
  readonly ticks: number;
  /** Time limit of each write, from when it is due. */
  readonly deadlineMs: number;
}

/** Takes what happens to each tick. Times are microseconds after the tick was due. */
export interface WriteRecorder {
  start(tick: number, lateUs: number): void;
  end(tick: number, endedUs: number, answer: Answer): void;
  /** The client acknowledged a write after its deadline, when the write had ended with an error. */
  countLateAnswer(): void;
}

/** A client does not say which member answered. */
const ACKNOWLEDGED: Answer = { outcome: 'ok', member: '', readOnly: false };

/** Calls the client for each write when it is due, and records the answers. Resolves when every write has ended. */
export async function runWrites(
  client: Client,
  plan: WritePlan,
  recorder: WriteRecorder,
  clock: Clock,
  startMs: number,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  await keepSchedule({ startMs, ...plan }, clock, (tick, dueMs) => {
    const due = { tick, dueMs, deadlineMs: plan.deadlineMs };
    const ended = write(client, due, recorder, clock).then(() => {
      underWay.delete(ended);
    });
    underWay.add(ended);
  });
  await Promise.all(underWay);
}

interface DueWrite {
  readonly tick: number;
  readonly dueMs: number;
  readonly deadlineMs: number;
}

/** Records the client's answer, or that the client has not answered by the deadline. */
async function write(
  client: Client,
  { tick, dueMs, deadlineMs }: DueWrite,
  recorder: WriteRecorder,
  clock: Clock,
): Promise<void> {
  const [deadline, answered] = [new AbortController(), new AbortController()];
  const expiry = clock.sleep(Math.ceil(dueMs + deadlineMs - clock.nowMs()), answered.signal).then(
    () => undefined,
    () => undefined,
  );
  // Starting and cancelling the timer takes a tenth of a millisecond, which must not count as the client's latency.
  recorder.start(tick, toUs(clock.nowMs() - dueMs));
  const answer = ask(client, tick, deadline.signal);
  const first = await Promise.race([answer, expiry]);
  recorder.end(tick, toUs(clock.nowMs() - dueMs), first ?? noAnswer(deadlineMs));
  answered.abort();
  if (first === undefined) {
    deadline.abort();
    void answer.then(({ outcome }) => {
      if (outcome === 'ok') recorder.countLateAnswer();
    });
  }
}

/** Never rejects, even if the client throws before it returns a promise. */
async function ask(client: Client, tick: number, signal: AbortSignal): Promise<Answer> {
  try {
    await client.write({ key: String(tick), attempt: 1 }, signal);
    return ACKNOWLEDGED;
  } catch (error) {
    return classifyRejection(error);
  }
}

function classifyRejection(error: unknown): Answer {
  try {
    return classify({ error: findOrigin(error), phase: 'answering', isWrite: true });
  } catch {
    const message = 'the client rejected with an error that cannot be read';
    return { outcome: 'indeterminate', phase: 'answering', cause: 'unknown', message };
  }
}

/** Libraries that wrap errors are nested a few levels deep. */
const MAX_CAUSES = 5;

/** Properties that keep the driver's error: `cause` in the standard, `original` in Sequelize, `driverError` in TypeORM. */
const WRAPPED = ['cause', 'original', 'driverError'];

/** Returns the innermost error that has a code: libraries wrap the driver's error. */
function findOrigin(error: unknown): unknown {
  let origin = error;
  let inner = error;
  for (let depth = 0; depth < MAX_CAUSES && typeof inner === 'object' && inner !== null; depth += 1) {
    if (typeof Reflect.get(inner, 'code') === 'string') origin = inner;
    inner = WRAPPED.map((name) => Reflect.get(Object(inner), name)).find((value) => value !== undefined);
  }
  return origin;
}

function noAnswer(deadlineMs: number): Answer {
  return {
    outcome: 'indeterminate',
    phase: 'answering',
    cause: 'timed-out',
    message: `the client did not answer within ${deadlineMs} ms`,
  };
}
