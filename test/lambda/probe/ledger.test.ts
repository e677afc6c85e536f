import { readLedger, sortRows } from '../../../lambda/probe/ledger';
import { JumpingClock } from '../../support/probe/jumping-clock';
import { ScriptedSource } from '../../support/probe/scripted-driver';

const lanes = [
  { name: 'write-pool', ticks: 6 },
  { name: 'write-fresh', ticks: 3 },
];

const row = (lane: string, seq: number, copies = 1, attempt = 1) => ({ lane, seq, attempt, copies });

describe('the rows of the ledger', () => {
  it('are grouped by lane into ranges of ticks, with the number of copies of repeated rows', () => {
    const rows = [row('write-fresh', 0), row('write-pool', 0), row('write-pool', 1, 3), row('write-pool', 4)];
    expect(sortRows(rows, lanes)).toEqual({
      lanes: [
        { lane: 'write-pool', found: [0, 2, 4, 1], repeated: [1, 3] },
        { lane: 'write-fresh', found: [0, 1], repeated: [] },
      ],
      foreignRows: 0,
    });
  });

  it('are counted as foreign if the probe cannot have written them', () => {
    const rows = [
      row('write-pool', 6),
      row('write-pool', -1),
      row('write-pool', 0, 1, 2),
      row('other', 0, 4),
    ];
    const { lanes: sorted, foreignRows } = sortRows(rows, lanes);
    expect(foreignRows).toBe(7);
    expect(sorted.every(({ found }) => found.length === 0)).toBe(true);
  });
});

describe('reading the ledger', () => {
  const order = { runId: 'r', lanes, clients: [], startMs: 0, timeoutMs: 10_000 };
  let clock: JumpingClock;

  beforeEach(() => {
    clock = new JumpingClock();
  });

  /** Cluster endpoint that refuses logins until 2 s, leads to a reader until 4 s, and then breaks one connection. */
  function failingOver() {
    let breaks = 1;
    return new ScriptedSource(
      {
        connect: async () => {
          if (clock.nowMs() < 2_000) throw new Error('connect ECONNREFUSED');
        },
        answer: async ({ text }) => {
          if (clock.nowMs() < 4_000) return { rows: [{ member: 'db-1', read_only: true }] };
          if (!text.includes('failover_lab.writes')) return { rows: [{ member: 'db-2', read_only: false }] };
          breaks -= 1;
          if (breaks >= 0) throw new Error('Connection terminated unexpectedly');
          return { rows: [row('write-pool', 2)] };
        },
      },
      clock,
    );
  }

  it('waits for the end of a failover that is in progress', async () => {
    const ledger = await clock.run(readLedger(order, failingOver(), clock));
    expect(ledger).toMatchObject({
      state: 'read',
      member: 'db-2',
      lanes: [{ found: [2, 1] }, { found: [] }],
      foreignRows: 0,
    });
    expect(ledger.state === 'read' && ledger.readAtUs).toBeGreaterThanOrEqual(4_000_000);
  });

  it.each([
    [1_500, 'connect ECONNREFUSED'],
    [3_000, 'the cluster endpoint leads to the reader db-1'],
  ])('ends after %i ms with the last failure as its reason', async (timeoutMs, reason) => {
    const ledger = await clock.run(readLedger({ ...order, timeoutMs }, failingOver(), clock));
    expect(ledger).toEqual({ state: 'unread', attempts: expect.any(Number), reason });
    expect(clock.nowMs()).toBeLessThanOrEqual(timeoutMs);
  });
});
