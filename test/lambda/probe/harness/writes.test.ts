import type { Client, Write } from '../../../../lambda/probe/client';
import type { Clock } from '../../../../lambda/probe/clock';
import type { WriteRecorder } from '../../../../lambda/probe/harness/writes';
import { runWrites } from '../../../../lambda/probe/harness/writes';
import type { Answer } from '../../../../lambda/probe/tick-contract';
import { JumpingClock } from '../../../support/probe/jumping-clock';

const PLAN = { periodMs: 50, offsetMs: 10, ticks: 4, deadlineMs: 1_000 };

/** Runs a client in virtual time. `ended` holds the time after the due time at which each tick ended. */
async function run(
  write: (clock: JumpingClock, ...args: Parameters<Client['write']>) => Promise<void>,
  plan = PLAN,
) {
  const clock = new JumpingClock();
  const started: number[] = [];
  const ended: { readonly tick: number; readonly afterMs: number; readonly answer: Answer }[] = [];
  let lateAnswers = 0;
  const recorder: WriteRecorder = {
    start: (tick) => started.push(tick),
    end: (tick, endedUs, answer) => ended.push({ tick, afterMs: endedUs / 1000, answer }),
    countLateAnswer: () => {
      lateAnswers += 1;
    },
  };
  const client: Client = { write: (...args) => write(clock, ...args), close: async () => {} };
  await clock.run(runWrites(client, plan, recorder, clock, clock.nowMs()));
  return { started, ended, lateAnswers };
}

it('passes each write once, with its tick as the key and 1 as the attempt', async () => {
  const writes: unknown[] = [];
  await run(async (_, write) => void writes.push(write));
  expect(writes).toEqual(['0', '1', '2', '3'].map((key) => ({ key, attempt: 1 })));
});

it('starts every write when it is due, even if earlier ones have no answer', async () => {
  const { started, ended } = await run((clock) => clock.sleep(300));
  expect(started).toEqual([0, 1, 2, 3]);
  expect(ended).toEqual(
    started.map((tick) => ({ tick, afterMs: 300, answer: { outcome: 'ok', member: '', readOnly: false } })),
  );
});

it('ends a write at its deadline, aborts its signal, and counts a later answer', async () => {
  const aborted: string[] = [];
  const client = async (clock: JumpingClock, { key }: Write, signal: AbortSignal) => {
    signal.addEventListener('abort', () => aborted.push(key));
    await clock.sleep(key === '0' ? 110 : 5);
  };
  const { ended, lateAnswers } = await run(client, { ...PLAN, deadlineMs: 100 });
  expect(aborted).toEqual(['0']);
  expect(ended.find(({ tick }) => tick === 0)).toMatchObject({
    afterMs: 100,
    answer: { outcome: 'indeterminate' },
  });
  expect(lateAnswers).toBe(1);
});

it('takes the time of an answer before it cancels the timer of the deadline, which would add to the latency', async () => {
  const clock = new JumpingClock();
  const steps: string[] = [];
  const watched: Clock = {
    nowMs: () => clock.nowMs(),
    date: () => clock.date(),
    sleep: (ms, signal) => {
      signal?.addEventListener('abort', () => steps.push('cancelled'));
      return clock.sleep(ms);
    },
  };
  const recorder = { start: () => {}, end: () => steps.push('recorded'), countLateAnswer: () => {} };
  const client = { write: async () => {}, close: async () => {} };
  await clock.run(runWrites(client, { ...PLAN, ticks: 1 }, recorder, watched, 0));
  expect(steps).toEqual(['recorded', 'cancelled']);
});

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

it.each<[string, unknown, Partial<Answer>]>([
  ['a rejection', coded('25006'), { outcome: 'failed', cause: 'read-only' }],
  ['a wrapped rejection', new Error('Failed query', { cause: coded('25006') }), { cause: 'read-only' }],
  ['an error without a code', new Error('odd'), { outcome: 'indeterminate', message: 'odd' }],
  ['undefined', undefined, { outcome: 'indeterminate', message: 'undefined' }],
  ['text', 'no', { outcome: 'indeterminate', message: 'no' }],
])('classifies %s like an error of the probe’s own statements', async (_, error, expected) => {
  const { ended } = await run(async () => {
    throw error;
  });
  expect(ended[0]?.answer).toMatchObject(expected);
});

it('treats an error thrown before the client returns a promise as a rejection', async () => {
  const { ended } = await run(() => {
    throw coded('ECONNREFUSED');
  });
  expect(ended[0]?.answer).toMatchObject({ outcome: 'failed', cause: 'refused' });
});
