import { decodeTicks } from '../../support/probe/decode-ticks';
import { JumpingClock } from '../../support/probe/jumping-clock';
import { errorResponse } from '../../support/probe/scripted-driver';
import { runScriptedLane, WRITER } from '../../support/probe/scripted-lane';

let clock: JumpingClock;

beforeEach(() => {
  clock = new JumpingClock();
});

/** Answers every statement with `row` after 1 ms of virtual time. */
const answering = (row: object, warning?: string) => ({
  answer: async () => {
    await clock.sleep(1);
    return { rows: [row as Record<string, unknown>], warning };
  },
});

describe('a lane', () => {
  it('records every tick with its times, the member that answered and its connection', async () => {
    const { result } = await runScriptedLane('write', answering(WRITER), clock);
    expect(result.answers).toEqual([{ outcome: 'ok', member: 'db-1', readOnly: false }]);
    expect(result.answerRuns).toEqual([0, 10]);
    expect(result.lateUsByTick).toEqual(Array(10).fill(0));
    expect(result.endedUsByTick).toEqual(Array(10).fill(1000));
    expect(result.connectionRuns).toEqual([0, 10]);
    expect(result.connections).toEqual([{ member: 'db-1', openedUs: 0 }]);
  });

  it('does not wait for an answer before it starts the next tick', async () => {
    const slow = { answer: () => clock.sleep(45).then(() => ({ rows: [WRITER] })) };
    const { result } = await runScriptedLane('write', slow, clock);
    expect(decodeTicks(result).map(({ startedMs }) => startedMs)).toEqual([
      0, 10, 20, 30, 40, 50, 60, 70, 80, 90,
    ]);
    expect(new Set(result.endedUsByTick)).toEqual(new Set([45_000]));
  });

  it('records a tick as dropped if no slot is free', async () => {
    const slow = { answer: () => clock.sleep(45).then(() => ({ rows: [WRITER] })) };
    const { result } = await runScriptedLane('write', slow, clock, { slots: 3 });
    const outcomes = decodeTicks(result).map(({ answer }) => answer.outcome);
    const [ok, no] = ['ok', 'dropped'];
    expect(outcomes).toEqual([ok, ok, ok, no, no, ok, ok, ok, no, no]);
    expect(result.endedUsByTick[3]).toBe(result.lateUsByTick[3]);
    expect(result.connectionRuns).toEqual([0, 3, -1, 2, 0, 3, -1, 2]);
  });

  it('starts ticks late that became due during a stall, and records the delay', async () => {
    const script = {
      answer: async () => {
        if (clock.nowMs() === 20) clock.jump(35);
        return { rows: [WRITER] };
      },
    };
    const { result } = await runScriptedLane('write', script, clock);
    const lateMs = result.lateUsByTick.map((us) => us / 1000);
    expect(lateMs).toEqual([0, 0, 0, 25, 15, 5, 0, 0, 0, 0]);
  });

  it('records a write that is acknowledged with a warning as indeterminate', async () => {
    const text = 'canceling wait for synchronous replication due to user request';
    const { result } = await runScriptedLane('write', answering(WRITER, text), clock);
    expect(result.answers).toEqual([
      {
        outcome: 'indeterminate',
        phase: 'answering',
        cause: 'doubtful-commit',
        code: '01000',
        message: text,
        member: 'db-1',
        readOnly: false,
      },
    ]);
  });

  it('ignores a warning on a read', async () => {
    const { result } = await runScriptedLane(
      'read',
      answering({ ...WRITER, newest: null }, 'some warning'),
      clock,
    );
    expect(result.answerRuns).toEqual([0, 10]);
    expect(result.answers[0]?.outcome).toBe('ok');
  });

  it('records a failure to connect as a tick without a connection', async () => {
    const script = {
      ...answering(WRITER),
      connect: async () => {
        if (clock.nowMs() < 30)
          throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      },
    };
    const { result } = await runScriptedLane('write', script, clock);
    expect(result.answers[0]).toEqual({
      outcome: 'failed',
      phase: 'connecting',
      cause: 'refused',
      code: 'ECONNREFUSED',
      message: 'connect ECONNREFUSED',
    });
    expect(result.answerRuns).toEqual([0, 3, 1, 7]);
    expect(result.connectionRuns).toEqual([-1, 3, 0, 7]);
  });

  it('finds out the member behind an error on the same connection, if it is unknown', async () => {
    const script = {
      answer: async ({ text }: { text: string }) => {
        if (text.startsWith('INSERT')) throw errorResponse('25006', 'read-only');
        return { rows: [{ member: 'db-2', read_only: true }] };
      },
    };
    const { result, releases } = await runScriptedLane('write', script, clock);
    expect(result.answers).toMatchObject([
      { outcome: 'failed', cause: 'read-only', member: 'db-2', readOnly: true },
    ]);
    expect(new Set(releases)).toEqual(new Set(['usable']));
    expect(result.connections).toHaveLength(1);
  });

  it('drops a connection only if it failed or the server is closing it', async () => {
    const script = {
      answer: async () => {
        await clock.sleep(1);
        if (clock.nowMs() === 21) throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
        if (clock.nowMs() === 41) throw errorResponse('57P01', 'terminating connection', 'FATAL');
        return { rows: [WRITER] };
      },
    };
    const { result, releases } = await runScriptedLane('write', script, clock);
    const ok = 'usable';
    expect(releases).toEqual([ok, ok, 'failed', ok, 'ending', ok, ok, ok, ok, ok]);
    expect(decodeTicks(result).map(({ answer }) => answer.outcome)[2]).toBe('indeterminate');
    expect(result.connections).toHaveLength(3);
  });

  it('records one answer for errors that differ only in their message', async () => {
    let count = 0;
    const script = {
      answer: async () => {
        count += 1;
        throw errorResponse('42P01', `no table ${count}`);
      },
    };
    const { result } = await runScriptedLane('write', script, clock);
    expect(result.answers).toMatchObject([{ message: 'no table 1' }]);
    expect(result.answerRuns).toEqual([0, 10]);
  });
});
