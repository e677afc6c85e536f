import { countLedger } from '../../../drill/findings/ledger';
import type { Tick } from '../../../drill/findings/ticks';
import type { Ledger } from '../../../lambda/probe/ledger-contract';
import type { Answer } from '../../../lambda/probe/tick-contract';

const bad = { phase: 'answering', cause: 'broken', message: 'gone' } as const;
const ANSWERS: Answer[] = [
  { outcome: 'ok', member: 'lab-1', readOnly: false },
  { outcome: 'ok', member: 'lab-1', readOnly: false },
  { outcome: 'indeterminate', ...bad },
  { outcome: 'indeterminate', ...bad },
  { outcome: 'failed', ...bad },
  { outcome: 'dropped' },
];
const ticks = ANSWERS.map((answer, index): Tick => {
  return { index, dueMs: index * 10, startedMs: index * 10, endedMs: index * 10 + 2, answer };
});
const lanes = new Map([['write-pool', ticks]]);

function read(found: number[], repeated: number[] = [], foreignRows = 0): Ledger {
  return {
    state: 'read',
    member: 'lab-2',
    readAtUs: 70_000,
    foreignRows,
    lanes: [{ lane: 'write-pool', found, repeated }],
    clients: [],
  };
}

const counts = { attempted: 5, acknowledged: 2, failed: 1, indeterminate: 2, dropped: 1 };

it('finds no loss if the rows of all acknowledged writes are present', () => {
  expect(countLedger(read([0, 3]), lanes)).toEqual({
    state: 'read',
    ...counts,
    lost: 0,
    recovered: 1,
    unexpected: 0,
    duplicates: 0,
    lostWrites: [],
    readFrom: 'lab-2',
    readAtMs: 70,
  });
});

it('finds acknowledged writes whose rows are missing, with the time and member of the acknowledgement', () => {
  expect(countLedger(read([1, 1]), lanes)).toMatchObject({
    lost: 1,
    lostWrites: [{ lane: 'write-pool', tick: 0, acknowledgedMs: 2, member: 'lab-1' }],
  });
});

it('finds rows of writes that failed or were never started, and rows that the probe did not write', () => {
  expect(countLedger(read([0, 2, 4, 2], [], 3), lanes)).toMatchObject({
    lost: 0,
    recovered: 0,
    unexpected: 5,
  });
});

it('counts the extra rows of the same write', () => {
  expect(countLedger(read([0, 2], [0, 3, 1, 2]), lanes)).toMatchObject({ duplicates: 3, lost: 0 });
});

it('counts all acknowledged writes of a lane as lost if the writer has no rows of the lane', () => {
  const ledger: Ledger = {
    state: 'read',
    member: 'lab-2',
    readAtUs: 0,
    foreignRows: 0,
    lanes: [],
    clients: [],
  };
  expect(countLedger(ledger, lanes)).toMatchObject({ lost: 2 });
});

it('lists at most a thousand lost writes, but counts all of them', () => {
  const many = Array.from({ length: 1_500 }, () => ticks[0] as Tick);
  const found = countLedger(read([]), new Map([['write-pool', many]]));
  expect(found).toMatchObject({ lost: 1_500 });
  expect(found.state === 'read' && found.lostWrites).toHaveLength(1_000);
});

it('does not report losses if the ledger could not be read', () => {
  const ledger: Ledger = {
    state: 'unread',
    attempts: 1,
    reason: 'the cluster endpoint leads to the reader lab-1',
  };
  expect(countLedger(ledger, lanes)).toEqual({
    state: 'unread',
    ...counts,
    reason: 'the cluster endpoint leads to the reader lab-1 (1 attempt)',
  });
});
