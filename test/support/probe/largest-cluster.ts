import { SeededRandom } from 'aurora-loopback/testing/seeded-random';
import type { ClientResult, ClientRun } from '../../../lambda/probe/client-contract';
import type { Clock } from '../../../lambda/probe/clock';
import type { ProbeResult } from '../../../lambda/probe/contract';
import { parseEvent } from '../../../lambda/probe/event';
import { LIMITS } from '../../../lambda/probe/limits';
import { IDENTIFY } from '../../../lambda/probe/operations';
import { probe } from '../../../lambda/probe/probe';
import { requireRoom } from '../../../lambda/probe/requirements';
import { JumpingClock } from './jumping-clock';
import { scriptedDriver } from './scripted-driver';
import { SimulatedThreads } from './simulated-threads';

export const MOST_MEMBERS = 16;

/**
 * Runs the probe against a cluster of 16 members in virtual time, with simulated clients of these names. The result has the largest possible size: the writer
 * does not answer for a tenth of the run, ticks take different times, and reads alternate between stale readers.
 */
export async function probeLargestCluster(
  durationSeconds: number,
  clients: readonly string[] = [],
): Promise<ProbeResult> {
  const clock = new JumpingClock();
  const random = new SeededRandom(1);
  const threads = new SimulatedThreads(random);
  const lateClock: Clock = {
    nowMs: () => clock.nowMs(),
    date: () => clock.date(),
    async sleep(ms, signal) {
      await clock.sleep(ms + 2 * random.next());
      signal?.throwIfAborted();
    },
  };
  const [hangsFromMs, hangsToMs] = [durationSeconds * 333, durationSeconds * 433];
  const driver = scriptedDriver(
    {
      answer: async ({ text }) => {
        const isWrite = text.startsWith('INSERT INTO failover_lab.writes');
        if (isWrite && clock.nowMs() > hangsFromMs && clock.nowMs() < hangsToMs) {
          await clock.sleep(2_000);
          throw new Error('Connection terminated unexpectedly');
        }
        await clock.sleep(0.4 + 9 * random.next());
        const isWriter = isWrite || text === IDENTIFY.text;
        if (text.includes('FROM failover_lab.client_writes')) return { rows: threads.rows };
        if (text.includes('count(*)')) return { rows: [] };
        return {
          rows: [
            {
              member: isWriter ? 'lab-1' : `lab-${random.between(2, MOST_MEMBERS)}`,
              read_only: !isWriter,
              newest: Math.max(0, Math.floor(clock.nowMs() / 10) - random.between(0, 20)),
              lag_bytes: String(random.between(0, 100_000)),
              may_use: true,
            },
          ],
        };
      },
    },
    lateClock,
  );
  const host = (name: string) => `${name}.cluster-c7tj4example.eu-west-1.rds.amazonaws.com`;
  const members = Array.from({ length: MOST_MEMBERS }, (_, index) => `lab-${index + 1}`);
  const environment = {
    databaseName: 'lab',
    port: 5432,
    user: 'failover_probe',
    writerHost: host('lab'),
    readerHost: host('lab-ro'),
    members: members.map((identifier) => ({ identifier, host: host(identifier) })),
  };
  const order = parseEvent({ runId: 'largest-cluster', durationSeconds, clients }, clients);
  return clock.run(
    probe(order, { environment, driver, startThread: threads.start, clock: lateClock, log: () => {} }),
  );
}

export function measureResult(result: ProbeResult): { readonly bytes: number; readonly ticks: number } {
  return {
    bytes: Buffer.byteLength(JSON.stringify(result)),
    ticks: [...result.lanes, ...result.clients.map(runOf)].reduce((sum, { ticks }) => sum + ticks, 0),
  };
}

function runOf(client: ClientResult): ClientRun {
  if (client.state === 'not-opened') throw new Error(client.message);
  return client.run;
}

/** Returns the duration of the longest run of the largest cluster that the probe accepts. It refuses longer ones. */
export function longestRunSeconds(clients: readonly string[]): number {
  let seconds: number = LIMITS.durationSeconds.most;
  while (!isAccepted(seconds, clients)) seconds -= 1;
  return seconds;
}

function isAccepted(durationSeconds: number, clients: readonly string[]): boolean {
  try {
    requireRoom(parseEvent({ runId: 'r', durationSeconds, clients }, clients), MOST_MEMBERS);
    return true;
  } catch {
    return false;
  }
}
