import type { ProbeResult } from '../../../lambda/probe/contract';
import type { SimulatedOutage } from '../../support/probe/course';
import { ANSWER_MS, CONNECT_MS, STEADY } from '../../support/probe/course';
import { decodeTicks } from '../../support/probe/decode-ticks';
import type { SimulatedProbe } from '../../support/probe/simulated-probe';
import { simulateProbe } from '../../support/probe/simulated-probe';

type Kind = SimulatedOutage['kind'];

const run = (outages: readonly SimulatedOutage[], stops = [] as { fromMs: number; toMs: number }[]) =>
  simulateProbe({ ...STEADY, outages, stops }, { durationSeconds: 3 });

const bracketsOf = ({ findings }: SimulatedProbe) =>
  Object.fromEntries(
    findings.lanes.map(({ name, outages }) => [name, outages.map(({ low, high }) => [low, high])]),
  );

/** First, last and number of the ticks that failed, or that were due before `atMs` and ended at `atMs` or later. */
function unservedTicks({ lanes }: ProbeResult, atMs: number) {
  return Object.fromEntries(
    lanes.map((lane) => {
      const ticks = decodeTicks(lane).flatMap(({ answer, dueMs, endedMs }, tick) =>
        answer.outcome !== 'ok' || (dueMs < atMs && endedMs >= atMs) ? [tick] : [],
      );
      return [lane.name, [ticks[0], ticks.at(-1), ticks.length]];
    }),
  );
}

describe('an outage of 1,000 ms', () => {
  const [fromMs, toMs] = [1_003, 2_003];

  const BRACKETS: Record<Kind, Record<string, number[][]>> = {
    silent: {
      'write-pool': [[987, 1003]],
      'write-fresh': [[968.842, 1042.473]],
      'read-pool': [[992, 1008]],
      'read-fresh': [[942.526, 1016.157]],
      'lag-db-1': [[947, 1053]],
    },
    refusing: {
      'write-pool': [[989.5, 1015]],
      'write-fresh': [[946.868, 1052.632]],
      'read-pool': [[989.5, 1015]],
      'read-fresh': [[946.868, 1052.632]],
      'lag-db-1': [[899.5, 1105]],
    },
  };

  it.each(['silent', 'refusing'] as const)(
    'is inside the bracket of every lane when the database is %s',
    async (kind) => {
      const simulated = await run([{ kind, fromMs, toMs }]);
      expect(bracketsOf(simulated)).toEqual(BRACKETS[kind]);
      expect(unservedTicks(simulated.result, toMs)).toEqual({
        'write-pool': [101, 200, 100],
        'write-fresh': [19, 37, 19],
        'read-pool': [100, 199, 100],
        'read-fresh': [19, 37, 19],
        'lag-db-1': [10, 19, 10],
      });
      expect(simulated.findings.voidReasons).toEqual([]);
    },
  );

  it('makes running writes indeterminate, whether they were applied or not', async () => {
    // A tick of write-pool arrives at 1,000 ms and is applied at 1,001 ms; read-pool's begins at 1,005 ms.
    const applied = await run([{ kind: 'refusing', fromMs: 1_001.5, toMs }]);
    expect(applied.findings.ledger).toMatchObject({ indeterminate: 1, recovered: 1, unexpected: 0 });
    const notApplied = await run([{ kind: 'refusing', fromMs: 1_000.5, toMs }]);
    expect(notApplied.findings.ledger).toMatchObject({ indeterminate: 1, recovered: 0, unexpected: 0 });
    expect(bracketsOf(notApplied)['write-pool']).toEqual([[999.5, 1025]]);
  });
});

describe('five outages of 200 ms', () => {
  const starts = [403, 903, 1_403, 1_903, 2_403];

  it.each([
    ['silent', [187, 203]],
    ['refusing', [189.5, 215]],
  ] as const)('are found as five in write and read lanes when the database is %s', async (kind, bracket) => {
    const outages = starts.map((fromMs) => ({ kind, fromMs, toMs: fromMs + 200 }));
    const { findings } = await run(outages);
    const measured = findings.lanes.filter(({ operation }) => operation !== 'lag');
    expect(measured).toHaveLength(4);
    for (const { outages: found, connection, periodMs } of measured) {
      const answerMs = connection === 'fresh' ? CONNECT_MS + ANSWER_MS : ANSWER_MS;
      // A pool has to connect again after a server was killed.
      const againMs = kind === 'refusing' ? CONNECT_MS + ANSWER_MS : answerMs;
      expect(found).toHaveLength(5);
      for (const [index, { low, high, lastServedMs, servedAgainMs }] of found.entries()) {
        const truth = outages[index];
        expect(low).toBeLessThanOrEqual(200);
        expect(high).toBeGreaterThanOrEqual(200);
        expect(Number(high) - low).toBeLessThanOrEqual(2 * periodMs + againMs);
        expect(lastServedMs).toBeLessThanOrEqual(Number(truth?.fromMs));
        expect(servedAgainMs).toBeGreaterThanOrEqual(Number(truth?.toMs));
      }
    }
    expect(measured[0]?.outages.map(({ low, high }) => [low, high])).toEqual(Array(5).fill(bracket));
  });
});

describe('a run without outages', () => {
  it('has no outage in any lane', async () => {
    const simulated = await run([]);
    expect(bracketsOf(simulated)).toEqual({
      'write-pool': [],
      'write-fresh': [],
      'read-pool': [],
      'read-fresh': [],
      'lag-db-1': [],
    });
    const { result, findings } = simulated;
    expect(findings.voidReasons).toEqual([]);
    expect(result.stalls).toEqual([]);
    expect(
      findings.lanes.map(({ answers }) => answers.map(({ outcome, ticks }) => [outcome, ticks])),
    ).toEqual([300, 57, 300, 57, 30].map((ticks) => [['ok', ticks]]));
  });

  it('has no outage if all answers are equally slow', async () => {
    const slow = { answerMs: () => 90, connectMs: () => 90 };
    const { findings } = await simulateProbe({ ...slow, outages: [] }, { durationSeconds: 3, poolSize: 20 });
    expect(findings.lanes.flatMap(({ outages }) => outages)).toEqual([]);
  });
});

describe('a probe that is stopped for half a second', () => {
  const stop = { fromMs: 1_003, toMs: 1_503 };

  it('reports the stall, and no outage', async () => {
    const simulated = await run([], [stop]);
    const { result, findings } = simulated;
    // The stall begins at the last beat before the stop.
    expect(result.stalls).toEqual([{ fromUs: 1_000_000, toUs: 1_503_000 }]);
    expect(Object.values(bracketsOf(simulated)).flat()).toEqual([]);
    expect(findings.verdict).toBe('void');
    expect(findings.reasons).toEqual(['the probe was stalled for 503 ms, which could hide an outage']);
    const [writes] = result.lanes;
    const late = (writes ? decodeTicks(writes) : []).flatMap(({ dueMs, startedMs }, tick) =>
      startedMs > dueMs ? [[tick, startedMs]] : [],
    );
    expect(late).toEqual(Array.from({ length: 50 }, (_, index) => [101 + index, 1_503]));
  });

  it('reports no outage for a second stall right after the first', async () => {
    // A tick that runs through both stalls is answered long after its start, and not soon after the first stall.
    const stops = [
      { fromMs: 1_015, toMs: 1_215 },
      { fromMs: 1_221, toMs: 1_421 },
    ];
    const { result, findings } = await simulateProbe(
      { ...STEADY, answerMs: () => 8, outages: [], stops },
      { durationSeconds: 3 },
    );
    expect(result.stalls).toEqual([
      { fromUs: 1_010_000, toUs: 1_215_000 },
      { fromUs: 1_220_000, toUs: 1_421_000 },
    ]);
    expect(findings.lanes.flatMap(({ outages }) => outages)).toEqual([]);
    expect(findings.lanes.every(({ blindMs }) => blindMs >= 400)).toBe(true);
    expect(findings.verdict).toBe('void');
  });

  it.each([
    ['at the end of an outage', { fromMs: 1_803, toMs: 2_303 }, [782, 1301], true],
    ['at the beginning of an outage', { fromMs: 803, toMs: 1_303 }, [694, 1205], true],
    ['within an outage', { fromMs: 1_203, toMs: 1_703 }, [987, 1003], false],
  ])(
    '%s of 1,000 ms has the outage inside its bracket, and is void if the bracket is wide',
    async (_, at, bracket, isVoid) => {
      const simulated = await run([{ kind: 'silent', fromMs: 1_003, toMs: 2_003 }], [at]);
      expect(bracketsOf(simulated)['write-pool']).toEqual([bracket]);
      expect(simulated.findings.verdict === 'void').toBe(isVoid);
    },
  );
});
