import type { Evidence } from '../../../drill/judge/verdict';
import { judge, judgeAll } from '../../../drill/judge/verdict';
import type { LedgerCounts } from '../../../drill/report-format/ledger';
import type { WorstOutage } from '../../../drill/report-format/outage';
import type { Budgets } from '../../../drill/report-format/verdict';

const none: WorstOutage = { low: 0, high: 0, ended: true, interruptions: 0 };
const outage: WorstOutage = { low: 180, high: 210, ended: true, lane: 'write-pool', interruptions: 1 };
const endless: WorstOutage = { low: 9_000, high: null, ended: false, lane: 'write-pool', interruptions: 1 };

function ledger(lost: number): LedgerCounts {
  return {
    state: 'read',
    attempted: 1_000,
    acknowledged: 990,
    failed: 10,
    indeterminate: 0,
    dropped: 0,
    lost,
    recovered: 0,
    unexpected: 0,
    duplicates: 0,
    lostWrites: [],
    readFrom: 'lab-2',
    readAtMs: 1,
  };
}

const unread: LedgerCounts = {
  state: 'unread',
  attempted: 10,
  acknowledged: 5,
  failed: 5,
  indeterminate: 0,
  dropped: 0,
  reason: 'no writer (9 attempts)',
};

const fine: Evidence = {
  writeOutageMs: outage,
  readOutageMs: none,
  ledger: ledger(0),
  clients: [],
  state: 'completed',
  isTakeoverSeen: true,
  voidReasons: [],
};
const stalled = ['the probe was stalled for 500 ms, which could hide an outage'];

it.each<[string, Partial<Evidence>, Partial<Budgets>, string, RegExp[]]>([
  ['no budget', {}, {}, 'held', []],
  ['a budget that the upper end of the bracket keeps', {}, { maxWriteOutageMs: 210 }, 'held', []],
  [
    'a budget within the bracket',
    {},
    { maxWriteOutageMs: 209 },
    'not-held',
    [/^the outage of writes \(write-pool\) lasted 180 to 210 ms; the budget is 209 ms$/],
  ],
  [
    'a budget of reads',
    { readOutageMs: { ...outage, lane: 'read-pool' } },
    { maxReadOutageMs: 100 },
    'not-held',
    [/^the outage of reads \(read-pool\)/],
  ],
  [
    'writes that had not recovered, without a budget',
    { writeOutageMs: endless },
    {},
    'not-held',
    [/^writes \(write-pool\) had not recovered when the run ended; their outage lasted at least 9\.00 s$/],
  ],
  [
    'writes that had not recovered, within the budget so far',
    { writeOutageMs: endless },
    { maxWriteOutageMs: 60_000 },
    'not-held',
    [/had not recovered/],
  ],
  [
    'one lost write',
    { ledger: ledger(1) },
    {},
    'not-held',
    [/^1 of 990 acknowledged writes lost; the budget is 0$/],
  ],
  ['lost writes within the budget', { ledger: ledger(2) }, { maxLost: 2 }, 'held', []],
  [
    'a ledger that could not be read',
    { ledger: unread },
    { maxLost: 100 },
    'not-held',
    [/zero loss cannot be proven: no writer \(9 attempts\)$/],
  ],
  [
    'a failover whose new writer was not seen',
    { writeOutageMs: none, isTakeoverSeen: false },
    {},
    'not-held',
    [/^no new writer answered before the run ended, .*: measure for longer after the request$/],
  ],
  [
    'writes that did not recover, if a client has a budget',
    { writeOutageMs: { ...none, low: 900, high: null, ended: false, lane: 'write-pool' } },
    { maxClientErrors: 0 },
    'held',
    [],
  ],
  [
    'writes that did not recover, if they and a client have budgets',
    { writeOutageMs: { ...none, low: 900, high: null, ended: false, lane: 'write-pool' } },
    { maxClientErrors: 0, maxWriteOutageMs: 60_000 },
    'not-held',
    [/^writes \(write-pool\) had not recovered/],
  ],
  ['a probe that was stalled', { voidReasons: stalled }, { maxWriteOutageMs: 1 }, 'void', [/stalled/]],
  [
    'a probe that was stalled, and a lost write',
    { voidReasons: stalled, ledger: ledger(1) },
    {},
    'not-held',
    [/lost/, /stalled/],
  ],
])('judges a run with %s', (_, evidence, budgets, verdict, reasons) => {
  const judgement = judge({ ...fine, ...evidence }, { maxLost: 0, ...budgets });
  expect(judgement.verdict).toBe(verdict);
  expect(judgement.reasons).toEqual(reasons.map((reason) => expect.stringMatching(reason)));
});

it('several runs are held only if each run is held; each reason names its run', () => {
  const held = { verdict: 'held', reasons: [] } as const;
  const notHeld = { verdict: 'not-held', reasons: ['too long'] } as const;
  const isVoid = { verdict: 'void', reasons: ['stalled'] } as const;
  expect(judgeAll([held, held])).toEqual({ verdict: 'held', reasons: [] });
  expect(judgeAll([held, isVoid])).toEqual({ verdict: 'void', reasons: ['run 2: stalled'] });
  expect(judgeAll([isVoid, held, notHeld])).toEqual({
    verdict: 'not-held',
    reasons: ['run 3: too long', 'run 1: stalled'],
  });
  expect(judgeAll([notHeld])).toEqual({ verdict: 'not-held', reasons: ['too long'] });
});
