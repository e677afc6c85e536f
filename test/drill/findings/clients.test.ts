import { findClients } from '../../../drill/findings/clients';
import { toStallSpans } from '../../../drill/findings/stalls';
import type { MeasuredClient } from '../../../drill/report-format/client';
import type { Ledger } from '../../../lambda/probe/ledger-contract';
import type { SimulatedClient } from '../../support/drill/simulated-client';
import { changeFound } from '../../support/drill/simulated-client';
import type { Scenario } from '../../support/drill/simulated-run';
import { simulateProbe } from '../../support/drill/simulated-run';

const scenario: Scenario = { durationMs: 12_000, requestedMs: 3_000, takeoverMs: 5_000 };

/** Finds the figures of one client. Times from before 2 s are not judged. */
function find(client: Partial<SimulatedClient>, changes: Partial<Scenario> = {}) {
  const probe = simulateProbe({ ...scenario, ...changes, clients: [{ name: 'mine', ...client }] });
  const [found] = findClients(probe, toStallSpans(probe.stalls), 2_000);
  if (!found) throw new Error('the client is missing');
  return found;
}

function measure(client: Partial<SimulatedClient>, changes: Partial<Scenario> = {}): MeasuredClient {
  const found = find(client, changes);
  if (found.state === 'not-opened') throw new Error('the client has no figures');
  return found;
}

const refused = [{ kind: 'refused', fromMs: 3_000, toMs: 5_000 }] as const;
const unread: Scenario['ledger'] = (): Ledger => ({ state: 'unread', attempts: 3, reason: 'no writer' });

describe('a client', () => {
  it('without trouble has acknowledged every write, and has no outage', () => {
    expect(measure({ settings: { max: 4, keepAlive: true }, lesson: 'It works.' })).toMatchObject({
      name: 'mine',
      state: 'ran',
      asked: 240,
      acknowledged: 240,
      errorsToCaller: 0,
      outageMs: { low: 0, high: 0, ended: true },
      staleMs: 0,
      lost: 0,
      duplicated: 0,
      unknown: 0,
      unknownStored: 0,
      connectionsOpened: 4,
      crashedAtMs: null,
      outages: [],
      lesson: 'It works.',
      settings: { max: '4', keepAlive: 'true' },
      notes: [],
    });
  });

  it('has an outage with bounds that contain the trouble, and one error for each write that failed', () => {
    const { outageMs, acknowledged, errorsToCaller, answers } = measure({ troubles: refused });
    expect(outageMs.ended).toBe(true);
    expect(outageMs.low).toBeLessThanOrEqual(2_000);
    expect(outageMs.low).toBeGreaterThan(1_900);
    expect(outageMs.high).toBeGreaterThanOrEqual(2_000);
    expect(outageMs.high).toBeLessThan(2_120);
    expect(errorsToCaller).toBe(40);
    expect(acknowledged).toBe(200);
    expect(answers.map(({ outcome, code, ticks }) => [outcome, code, ticks])).toEqual([
      ['ok', undefined, 200],
      ['failed', 'ECONNREFUSED', 40],
    ]);
  });

  it('has acknowledgements without a member, because it does not report who answered', () => {
    expect(measure({}).answers).toEqual([
      { outcome: 'ok', ticks: 240, firstMs: expect.any(Number), lastMs: expect.any(Number) },
    ]);
  });

  it('that retries until the database serves it has an outage without an error, and a long wait', () => {
    const { outageMs, errorsToCaller, worstWaitMs, strip } = measure({
      troubles: [{ kind: 'silent', fromMs: 3_000, toMs: 7_000 }],
      timeoutMs: 30_000,
    });
    expect(errorsToCaller).toBe(0);
    expect(outageMs.low).toBeGreaterThan(3_900);
    expect(outageMs.high).toBeLessThan(4_200);
    expect(worstWaitMs).toBeGreaterThan(3_900);
    expect(strip.runs.map(({ state }) => state)).toEqual(['ok', 'late', 'ok']);
  });

  it('that is refused as read-only to the end has not recovered, and is stale from the first refusal', () => {
    const { outageMs, staleMs } = measure({
      troubles: [{ kind: 'read-only', fromMs: 4_000, toMs: 60_000 }],
    });
    expect(outageMs).toMatchObject({ high: null, ended: false });
    expect(outageMs.low).toBeGreaterThan(7_900);
    expect(staleMs).toBeGreaterThan(7_900);
    expect(staleMs).toBeLessThan(8_000);
  });

  it('has an error for each write past the deadline, whose outcome is unknown', () => {
    const found = measure({
      troubles: [{ kind: 'silent', fromMs: 3_000, toMs: 8_000 }],
      timeoutMs: 1_000,
      lateAnswers: 12,
    });
    expect(found.errorsToCaller).toBe(81);
    expect(found.unknown).toBe(81);
    expect(found.worstWaitMs).toBeGreaterThanOrEqual(1_000);
    expect(found.notes).toEqual([
      '12 answers came after the deadline, when the write already counted as an error',
    ]);
  });

  it('does not count an outage from before the request in its longest outage', () => {
    const early = { kind: 'refused', fromMs: 500, toMs: 1_500 } as const;
    const { outages, outageMs } = measure({ troubles: [early, { ...refused[0], toMs: 3_300 }] });
    expect(outages.map(({ beforeRequest }) => beforeRequest)).toEqual([true, false]);
    expect(outageMs.high).toBeLessThan(500);
  });
});

describe('the rows of a client', () => {
  const broken = { troubles: [{ kind: 'silent', fromMs: 3_000, toMs: 4_000 }], timeoutMs: 500 } as const;

  it('that are missing are lost writes, if the client acknowledged them', () => {
    const found = measure({
      rows: (rows) => ({ ...rows, found: changeFound(rows.found, { remove: [3, 4] }) }),
    });
    expect(found).toMatchObject({ lost: 2, duplicated: 0, unknown: 0, unknownStored: 0 });
  });

  it('beyond the first of a write are duplicates', () => {
    const found = measure({ rows: (rows) => ({ ...rows, repeated: [7, 3, 90, 2] }) });
    expect(found).toMatchObject({ lost: 0, duplicated: 3 });
  });

  it('of indeterminate writes are unknown to the caller, and stored', () => {
    const found = measure({
      ...broken,
      rows: (rows) => ({ ...rows, found: changeFound(rows.found, { add: [61, 62] }) }),
    });
    expect(found.unknown).toBe(found.errorsToCaller);
    expect(found.unknown).toBeGreaterThan(5);
    expect(found).toMatchObject({ lost: 0, unknownStored: 2 });
  });

  it('of writes that certainly failed in the last attempt are unknown and stored: an earlier attempt was applied', () => {
    const stored = { add: [61, 62, 63] };
    const found = measure({
      troubles: refused,
      rows: (rows) => ({ ...rows, found: changeFound(rows.found, stored) }),
    });
    expect(found).toMatchObject({ unknown: 3, unknownStored: 3, lost: 0, errorsToCaller: 40 });
  });

  it('with keys that the client never received are noted', () => {
    expect(measure({ rows: (rows) => ({ ...rows, foreignRows: 2 }) }).notes).toEqual([
      '2 rows with a key that it never received',
    ]);
  });

  it('are all lost if the ledger has no entry of the client', () => {
    const ledger: Scenario['ledger'] = (read) => ({ ...read, clients: [] });
    expect(measure({}, { ledger })).toMatchObject({ lost: 240, duplicated: 0 });
  });

  it('that could not be read leave losses and duplicates unknown, not zero', () => {
    const found = measure(broken, { ledger: unread });
    expect(found).toMatchObject({ lost: null, duplicated: null, unknownStored: null });
    expect(found.unknown).toBe(found.errorsToCaller);
  });
});

describe('a client that crashed', () => {
  const crash = { atMs: 6_220, message: 'Unhandled error event: read ECONNRESET' };
  const waiting = { troubles: [{ kind: 'silent', fromMs: 6_000, toMs: 9_000 }], timeoutMs: 30_000 } as const;

  it('has not recovered: the writes due after the crash are asked, but no errors', () => {
    const found = measure({ crash });
    expect(found).toMatchObject({
      state: 'crashed',
      asked: 240,
      acknowledged: 125,
      errorsToCaller: 0,
      crashedAtMs: 6_220,
      outageMs: { high: null, ended: false },
      notes: ['it crashed: Unhandled error event: read ECONNRESET'],
    });
    expect(found.outageMs.low).toBeGreaterThan(5_600);
    expect(found.strip.runs.at(-1)).toEqual({ state: 'dropped', cells: 115 });
  });

  it('has an error with an unknown outcome for each write that it had not answered', () => {
    const found = measure({ crash, ...waiting });
    expect(found.errorsToCaller).toBe(5);
    expect(found.unknown).toBe(5);
  });

  it('before the request has an outage that is judged, because it never ended', () => {
    const { outages } = measure({ crash: { ...crash, atMs: 1_000 } });
    expect(outages.map(({ beforeRequest }) => beforeRequest)).toEqual([false]);
  });
});

it('a client that did not respond after the run keeps its figures', () => {
  expect(
    measure({ unresponsive: "the client's thread did not respond after the run within 5000 ms" }),
  ).toMatchObject({
    state: 'unresponsive',
    acknowledged: 240,
    crashedAtMs: null,
    notes: ["the client's thread did not respond after the run within 5000 ms"],
  });
});

it('a client that could not be opened has no figures, only the reason', () => {
  expect(find({ notOpened: "Cannot find module 'pg'", lesson: 'It works.' })).toEqual({
    name: 'mine',
    state: 'not-opened',
    lesson: 'It works.',
    notes: ["it could not be opened: Cannot find module 'pg'"],
  });
});

it('a client whose thread was stalled has no outage for the stall, but a note', () => {
  // A write is under way when the stall begins, so its answer is stamped late.
  const latencyMs = { least: 20, most: 20 };
  const found = measure({ stalls: [{ fromMs: 3_010, toMs: 4_010 }], latencyMs, connectionsLeft: 1 });
  expect(found.outageMs.high).toBe(0);
  expect(found.blindMs).toBeGreaterThan(950);
  expect(found.notes).toEqual([
    expect.stringMatching(/^it was silent for \d.*s because its thread or the probe was stalled/),
    '1 connection remained open after it was closed',
  ]);
});

it('a client that could not be closed has a note with the reason', () => {
  expect(measure({ closeError: 'Error: the pool is in use' }).notes).toEqual([
    'it could not be closed: Error: the pool is in use',
  ]);
  expect(measure({}).notes).toEqual([]);
});

it('a stall of the probe also widens the bracket of a client', () => {
  const stalls = [{ fromMs: 4_900, toMs: 5_300 }];
  const [calm, stalled] = [measure({ troubles: refused }), measure({ troubles: refused }, { stalls })];
  expect(calm.outages[0]?.stallMs).toBe(0);
  expect(stalled.outages[0]?.stallMs).toBeGreaterThan(0);
});
