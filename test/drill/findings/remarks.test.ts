import { listRemarks } from '../../../drill/findings/remarks';
import type { LedgerCounts } from '../../../drill/report-format/ledger';
import type { Run } from '../../../drill/report-format/run';
import type { FailoverResult } from '../../../lambda/failover/contract';
import type { ProbeResult } from '../../../lambda/probe/contract';

const ledger: LedgerCounts = {
  state: 'read',
  attempted: 10,
  acknowledged: 10,
  failed: 0,
  indeterminate: 0,
  dropped: 0,
  lost: 0,
  recovered: 0,
  unexpected: 0,
  duplicates: 0,
  lostWrites: [],
  readFrom: 'lab-2',
  readAtMs: 1,
};
const stale = { lane: 'write-pool', member: 'lab-1', ended: 'not during the run', refusedTicks: 5 } as const;
const quiet = { lanes: [], ledger, staleConnections: [], stalls: [], requestedMs: 3_000 };
const effect = { causeName: 'request', effectMs: 3_050 } as const;

function remarks(found: Partial<Run>, changes: { drift?: number; commit?: string; state?: string } = {}) {
  const { drift = 0, commit = 'on', state = 'completed' } = changes;
  const probe = { wallClockDriftMs: drift, database: { synchronousCommit: commit } } as ProbeResult;
  return listRemarks(probe, { state } as FailoverResult, { ...quiet, ...effect, ...found });
}

it('lists no remark for an ordinary run', () => {
  expect(remarks({})).toEqual([]);
  expect(remarks({}, { drift: 50, commit: 'remote_apply' })).toEqual([]);
  expect(
    remarks({ ledger: { ...ledger, state: 'unread', reason: 'gone' } as unknown as LedgerCounts }),
  ).toEqual([]);
});

it.each<[string, Partial<Run>, Parameters<typeof remarks>[1], RegExp]>([
  ['a failover without an end', {}, { state: 'in-progress' }, /still under way/],
  [
    'connections that stayed on the demoted writer',
    {
      staleConnections: [
        { ...stale, fromMs: 0, toMs: 900 },
        { ...stale, fromMs: 100, toMs: 5_100 },
      ],
    },
    {},
    /^2 write connections stayed on the demoted writer, for up to 5\.00 s/,
  ],
  ['a database that may lose acknowledged writes', {}, { commit: 'local' }, /^synchronous_commit is local/],
  ['unexpected rows', { ledger: { ...ledger, unexpected: 1 } }, {}, /^1 unexpected row in the table: /],
  ['duplicate rows', { ledger: { ...ledger, duplicates: 3 } }, {}, /^3 extra rows in the table/],
  [
    'indeterminate writes that were applied',
    { ledger: { ...ledger, indeterminate: 4, recovered: 3 } },
    {},
    /^3 of 4 indeterminate writes had been applied/,
  ],
  [
    'indeterminate writes that were not applied',
    { ledger: { ...ledger, indeterminate: 1, recovered: 0 } },
    {},
    /^1 indeterminate write, none applied in this run: /,
  ],
  [
    'a probe that was stalled',
    {
      stalls: [
        { fromMs: 0, toMs: 20 },
        { fromMs: 30, toMs: 60 },
      ],
    },
    {},
    /stalled 2 times, for 50 ms in total/,
  ],
  ['a wall clock that was adjusted', {}, { drift: -51 }, /moved by −51 ms/],
])('the remarks of a run mention %s', (_, found, changes, remark) => {
  expect(remarks(found, changes)).toEqual([expect.stringMatching(remark)]);
});

it('the remarks of a run name the lanes whose ticks started late', () => {
  const lane = (name: string, p99: number | null) => ({ name, periodMs: 10, lateMs: { p99 }, outages: [] });
  const lanes = [
    lane('write-pool', 6),
    lane('read-pool', 4),
    lane('lag-lab-1', null),
  ] as unknown as Run['lanes'];
  expect(remarks({ lanes })).toEqual([expect.stringMatching(/: write-pool \(p99 6 ms\)$/)]);
});
