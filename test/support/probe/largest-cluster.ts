import { SeededRandom } from 'aurora-loopback/testing/seeded-random';
import type { Clock } from '../../../lambda/probe/clock';
import type { ProbeResult } from '../../../lambda/probe/contract';
import { parseEvent } from '../../../lambda/probe/event';
import { probe } from '../../../lambda/probe/probe';
import { JumpingClock } from './jumping-clock';
import { noClients } from './no-clients';
import { scriptedDriver } from './scripted-driver';

/**
 * Runs the probe against a cluster of 16 members in virtual time. The result has the largest possible size: the writer
 * does not answer for a tenth of the run, ticks take different times, and reads alternate between stale readers.
 */
export async function probeLargestCluster(durationSeconds: number): Promise<ProbeResult> {
  const clock = new JumpingClock();
  const random = new SeededRandom(1);
  const lateClock: Clock = {
    nowMs: () => clock.nowMs(),
    date: () => clock.date(),
    sleep: (ms) => clock.sleep(ms + 2 * random.next()),
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
        if (text.includes('count(*)')) return { rows: [] };
        return {
          rows: [
            {
              member: isWrite ? 'lab-1' : `lab-${random.between(2, 16)}`,
              read_only: !isWrite,
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
  const members = Array.from({ length: 16 }, (_, index) => `lab-${index + 1}`);
  const environment = {
    databaseName: 'lab',
    port: 5432,
    user: 'failover_probe',
    writerHost: host('lab'),
    readerHost: host('lab-ro'),
    members: members.map((identifier) => ({ identifier, host: host(identifier) })),
  };
  const order = parseEvent({ runId: 'largest-cluster', durationSeconds });
  return clock.run(
    probe(order, { environment, driver, startThread: noClients, clock: lateClock, log: () => {} }),
  );
}

export function measureResult(result: ProbeResult): { readonly bytes: number; readonly ticks: number } {
  return {
    bytes: Buffer.byteLength(JSON.stringify(result)),
    ticks: result.lanes.reduce((sum, lane) => sum + lane.ticks, 0),
  };
}
