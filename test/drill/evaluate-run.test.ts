import { evaluateRun } from '../../drill/evaluate-run';
import type { Scenario } from '../support/drill/simulated-run';
import { requestOf, simulateFailover, simulateMeasurement } from '../support/drill/simulated-run';

const scenario: Scenario = {
  durationMs: 8_000,
  requestedMs: 3_000,
  takeoverMs: 3_500,
  troubles: { write: [{ kind: 'refused', fromMs: 3_050, toMs: 3_500 }] },
  restart: { fromMs: 3_050, toMs: 4_400 },
  lagMs: (atMs) => (atMs > 3_000 && atMs < 3_500 ? 30 : 2),
};

function find(changes: Partial<Scenario> = {}, budgets = {}) {
  return evaluateRun(simulateMeasurement({ ...scenario, ...changes }), { maxLost: 0, ...budgets });
}

it('finds the outages, the losses and the new writer of a failover', () => {
  const run = find();
  expect(run).toMatchObject({
    verdict: 'held',
    reasons: [],
    requestedMs: 3_000,
    durationMs: 8_000,
    writeOutageMs: { ended: true, interruptions: 1 },
    readOutageMs: { low: 0, high: 0, ended: true, interruptions: 0 },
    ledger: { state: 'read', lost: 0, unexpected: 0 },
    prediction: { newWriter: 'lab-2', result: 'as predicted' },
    staleConnections: [],
  });
  expect(run.writeOutageMs.low).toBeLessThan(452);
  expect(run.writeOutageMs.high).toBeGreaterThanOrEqual(450);
  expect(run.lanes.map(({ name }) => name)).toEqual([
    'write-pool',
    'write-fresh',
    'read-pool',
    'read-fresh',
    'lag-lab-1',
    'lag-lab-2',
    'lag-lab-3',
  ]);
});

it('puts the times of the failover function, of RDS and of the probe on one axis', () => {
  const { moments } = find();
  expect(moments.map(({ atMs }) => atMs)).toEqual(moments.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
  expect(moments).toEqual(
    expect.arrayContaining([
      { atMs: 3_000, source: 'failover', text: 'Failover requested' },
      {
        atMs: 3_020,
        source: 'event',
        id: 'RDS-EVENT-0073',
        text: 'lab: Started cross AZ failover to DB instance: lab-2',
      },
      expect.objectContaining({ source: 'probe', text: 'lab-2 first seen as writer' }),
      expect.objectContaining({ source: 'probe', text: 'lab-1 first seen as reader' }),
    ]),
  );
});

it('reports the roles of each member, and its lag until writes recovered', () => {
  const [first, second, third] = find().members;
  expect(first?.roles.map(({ role }) => role)).toEqual(['writer', 'reader']);
  expect(second).toMatchObject({
    identifier: 'lab-2',
    instanceClass: 'db.serverless',
    availabilityZone: 'us-east-1b',
  });
  expect(second?.roles.map(({ role }) => role)).toEqual(['reader', 'writer']);
  expect(third?.lag).toMatchObject({ before: { maxMs: 2 }, during: { maxMs: 30 }, after: { medianMs: 2 } });
});

it('is void if the probe was stalled for half a second, and reports no outage for the stall', () => {
  const run = find({ troubles: {}, stalls: [{ fromMs: 5_000, toMs: 5_500 }] });
  expect(run.verdict).toBe('void');
  expect(run.writeOutageMs).toMatchObject({ high: 0, interruptions: 0 });
  expect(run.voidReasons).toEqual(['the probe was stalled for 500 ms, which could hide an outage']);
});

it('detects a database that acknowledged writes without applying them, even if the probe was stalled', () => {
  const run = find({
    stalls: [{ fromMs: 6_000, toMs: 6_600 }],
    ledger: (ledger) =>
      ledger.state === 'read'
        ? { ...ledger, lanes: ledger.lanes.map((each) => ({ ...each, found: [] })) }
        : ledger,
  });
  expect(run.verdict).toBe('not-held');
  expect(run.ledger).toMatchObject({ lost: run.ledger.acknowledged });
  expect(run.reasons[0]).toMatch(/^\d{3} of \d{3} acknowledged writes lost; the budget is 0$/);
  expect(run.reasons.at(-1)).toMatch(/stalled/);
});

it('judges by the longest outage of all lanes of an operation', () => {
  expect(find({}, { maxWriteOutageMs: 2_000, maxReadOutageMs: 0 }).verdict).toBe('held');
  const run = find({}, { maxWriteOutageMs: 400 });
  expect(run.verdict).toBe('not-held');
  expect(run.reasons).toEqual([
    expect.stringMatching(
      /^the outage of writes \(write-(pool|fresh)\) lasted \d+ to \d+ ms; the budget is 400 ms$/,
    ),
  ]);
});

it('is not held if no new writer was seen, because the outage may have begun after the run', () => {
  const run = find({ takeoverMs: 9_000, troubles: {}, restart: undefined });
  expect(run).toMatchObject({ verdict: 'not-held', writeOutageMs: { high: 0 } });
  expect(run.reasons).toEqual([expect.stringMatching(/^no new writer answered before the run ended/)]);
});

it('lists outages that ended before the failover was requested, but does not judge them', () => {
  const early = { kind: 'refused', fromMs: 500, toMs: 1_800 } as const;
  const troubles = {
    write: [early, { kind: 'refused', fromMs: 3_050, toMs: 3_500 }],
    read: [early],
  } as const;
  const run = find({ troubles }, { maxWriteOutageMs: 1_000, maxReadOutageMs: 0 });
  expect(run).toMatchObject({
    verdict: 'held',
    writeOutageMs: { interruptions: 1 },
    readOutageMs: { high: 0, interruptions: 0 },
    remarks: [expect.stringMatching(/^4 outages of up to 1\.\d\d s ended before the request/)],
  });
  expect(run.writeOutageMs.high).toBeLessThan(600);
  expect(run.lanes[0]?.outages.map(({ beforeRequest }) => beforeRequest)).toEqual([true, false]);
});

it('ignores outages from before the request when it measures the lag during the failover', () => {
  const early = { kind: 'refused', fromMs: 500, toMs: 1_800 } as const;
  const troubles = { write: [early, { kind: 'refused', fromMs: 3_050, toMs: 3_500 }] } as const;
  expect(find({ troubles }).members[2]?.lag).toEqual(find().members[2]?.lag);
});

it('judges an outage that ended with the takeover, even if the request seems to be later because of a wrong clock', () => {
  const failover = simulateFailover({ ...scenario, requestedMs: 5_500, takeoverMs: 6_000 });
  const run = evaluateRun(
    { ...simulateMeasurement(scenario), failover, cause: requestOf(failover) },
    { maxLost: 0, maxWriteOutageMs: 300 },
  );
  expect(run).toMatchObject({ verdict: 'not-held', writeOutageMs: { interruptions: 1 } });
  expect(run.remarks).toEqual([
    expect.stringMatching(/^the probe saw the writer change 2\.\d\d s before the request, so the clock/),
  ]);
});

it('judges an outage that ended shortly before the request, because clocks differ', () => {
  const run = find({ troubles: { read: [{ kind: 'refused', fromMs: 2_000, toMs: 2_500 }] } });
  expect(run.readOutageMs.high).toBeGreaterThan(499);
});

it('judges an outage that began before the request and ended after it', () => {
  const run = find({ troubles: { read: [{ kind: 'refused', fromMs: 2_000, toMs: 3_200 }] } });
  expect(run.readOutageMs.high).toBeGreaterThan(1_199);
});

it('reports whether the new writer was predicted', () => {
  const measurement = simulateMeasurement(scenario);
  const { failover } = measurement;
  const otherwise = { ...failover, predicted: ['lab-3'] };
  const run = evaluateRun({ ...measurement, failover: otherwise }, { maxLost: 0 });
  expect(run.prediction.result).toBe('otherwise');
  const { newWriter: _, ...facts } = failover;
  const unfinished = { ...facts, state: 'in-progress' } as const;
  expect(evaluateRun({ ...measurement, failover: unfinished }, { maxLost: 0 })).toMatchObject({
    prediction: { newWriter: null, result: 'unknown' },
    remarks: expect.arrayContaining([expect.stringMatching(/still under way/)]),
  });
});

it('judges the clients that have a budget, and no others', () => {
  const endless = [{ kind: 'refused', fromMs: 3_050, toMs: 60_000 }] as const;
  const clients = [{ name: 'mine' }, { name: 'other', troubles: endless }];
  const judge = (budgets: object) => find({ clients }, budgets);
  expect(judge({}).clients.map(({ name, state }) => [name, state])).toEqual([
    ['mine', 'ran'],
    ['other', 'ran'],
  ]);
  expect(judge({ maxClientOutageMs: 1_000, maxClientErrors: 0 })).toMatchObject({ verdict: 'held' });
  expect(judge({ maxClientOutageMs: 1_000, judgedClients: ['mine'] })).toMatchObject({ verdict: 'held' });
  expect(judge({ maxClientOutageMs: 1_000, judgedClients: ['mine', 'other'] })).toMatchObject({
    verdict: 'not-held',
    reasons: [
      expect.stringMatching(/^client other: it had not recovered when the run ended, .* budget is 1\.00 s$/),
    ],
  });
});

it('a probe that was stalled makes a run void, even if a client missed its budget', () => {
  const troubles = [{ kind: 'refused', fromMs: 3_050, toMs: 4_000 }] as const;
  const run = find(
    { stalls: [{ fromMs: 5_000, toMs: 5_500 }], clients: [{ name: 'mine', troubles }] },
    { maxClientErrors: 0, judgedClients: ['mine'] },
  );
  expect(run.verdict).toBe('void');
});
