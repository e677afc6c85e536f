import { PACES } from 'aurora-loopback';
import { eventually } from 'aurora-loopback/testing/eventually';
import { freezeServer } from 'aurora-loopback/testing/freeze-server';
import type { FrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { createFrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { printFigures, secondsSince } from 'aurora-loopback/testing/print-figures';
import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import type { MeasuredClient } from '../../../../drill/report-format/client';
import type { RunFacts } from '../../../../drill/report-format/run';
import { PROBE_ROLE } from '../../../../drill/run/prepare';
import type { ProbeEvent } from '../../../../lambda/probe/contract';
import { prepareCluster } from '../../../support/probe/fronted-probe';
import { mistakesOf } from '../../../support/probe/mistakes-of';
import { clientOf, runThroughFailover } from '../../../support/probe/run-through-failover';

/** The same pool with different retries. */
const NO_RETRY = 'pg-tuned';
const BLIND = 'pg-retry-blind';
const KEYED = 'pg-retry-keyed';

/** Long enough for each failover, with time before and after. */
const LENGTHS = {
  instant: { durationSeconds: 4, requestedAfterSeconds: 1 },
  typical: { durationSeconds: 20, requestedAfterSeconds: 3 },
} as const;
const HIGH_RATE_HZ = 100;
/** Commits of all clients that wait for the storage when the failover is requested. */
const WRITES_IN_FLIGHT = 6;

const folder = useTemporaryFolder();

it.each([
  ['instant', 20],
  ['typical', 3],
] as const)(
  'at pace %s, a keyed retry loses, duplicates and refuses nothing in %d failovers',
  async (pace, runs) => {
    const startMs = performance.now();
    const results = await measure(pace, runs, [KEYED, NO_RETRY]);
    const [keyed, noRetry] = [results.of(KEYED), results.of(NO_RETRY)];
    printFigures(`${KEYED} at pace ${pace}`, {
      failovers: keyed.length,
      writes: sum(keyed, 'acknowledged'),
      lost: sum(keyed, 'lost'),
      duplicated: sum(keyed, 'duplicated'),
      errors: sum(keyed, 'errorsToCaller'),
      [`errors of ${NO_RETRY}`]: sum(noRetry, 'errorsToCaller'),
      seconds: secondsSince(startMs),
    });
    expect(keyed.map(mistakesOf)).toEqual(Array(runs).fill(0));
    expect(sum(noRetry, 'errorsToCaller')).toBeGreaterThan(0);
  },
);

it('with several writes in flight, a blind retry writes duplicates in 5 failovers, and a keyed one none', async () => {
  const startMs = performance.now();
  const event = { clientRateHz: HIGH_RATE_HZ };
  const results = await measure('typical', 5, [BLIND, KEYED, NO_RETRY], event, holdCommits);
  const [blind, keyed, noRetry] = [results.of(BLIND), results.of(KEYED), results.of(NO_RETRY)];
  printFigures(`retries of ${HIGH_RATE_HZ} writes/s at pace typical`, {
    failovers: blind.length,
    [`duplicates of ${BLIND}`]: sum(blind, 'duplicated'),
    [`duplicates of ${KEYED}`]: sum(keyed, 'duplicated'),
    [`unknown outcomes of ${NO_RETRY}`]: sum(noRetry, 'unknown'),
    'of these stored': sum(noRetry, 'unknownStored'),
    seconds: secondsSince(startMs),
  });
  expect(sum(blind, 'duplicated')).toBeGreaterThan(0);
  expect(keyed.map(mistakesOf)).toEqual(Array(5).fill(0));
});

/** Runs the clients through failovers of one cluster. */
async function measure(
  pace: keyof typeof LENGTHS,
  failovers: number,
  clients: readonly string[],
  event: Partial<ProbeEvent> = {},
  prepare?: (lab: FrontedCluster) => Promise<() => void>,
) {
  const { durationSeconds, requestedAfterSeconds } = LENGTHS[pace];
  const lab = await createFrontedCluster({ instances: 3, tokenUsers: [PROBE_ROLE], pace: PACES[pace] });
  const runs: RunFacts[] = [];
  try {
    await prepareCluster(lab);
    while (runs.length < failovers) {
      const order = { runId: `retries-${runs.length}`, durationSeconds, clients, ...event };
      const beforeRequest = prepare && (() => prepare(lab));
      const run = await runThroughFailover(lab, folder(), order, requestedAfterSeconds, beforeRequest);
      runs.push(run.facts);
    }
  } finally {
    await lab.close();
  }
  return { of: (client: string) => runs.map((run) => clientOf(run, client)) };
}

/**
 * Freezes the readers, which acknowledge commits, until several commits wait for them: writes are in flight, as on a
 * volume that is slow at the moment of the failover. An idle cluster acknowledges a commit within 1 ms, so that almost
 * no write would be in flight. The function returned lets the readers run again.
 */
async function holdCommits({ cluster }: FrontedCluster): Promise<() => void> {
  const unfreeze = cluster.members.filter((member) => member !== cluster.writer).map(freezeServer);
  const waiting = "SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
  const inFlight = async () =>
    (await cluster.writer?.database.query<{ waiting: number }>(waiting))?.[0]?.waiting;
  await eventually(async () => ((await inFlight()) ?? 0) >= WRITES_IN_FLIGHT, true);
  return () => {
    for (const run of unfreeze) run();
  };
}

type Count = 'acknowledged' | 'lost' | 'duplicated' | 'errorsToCaller' | 'unknown' | 'unknownStored';

/** Sums one count over the runs. NaN, for which no expectation holds, if the rows of a run could not be read. */
function sum(clients: readonly MeasuredClient[], count: Count): number {
  return clients.reduce((total, client) => total + (client[count] ?? Number.NaN), 0);
}
