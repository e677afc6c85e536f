import { SeededRandom } from 'aurora-loopback/testing/seeded-random';
import type { Clock } from '../../../lambda/probe/clock';
import { parseEvent } from '../../../lambda/probe/event';
import { probe } from '../../../lambda/probe/probe';
import { JumpingClock } from './jumping-clock';
import { scriptedDriver } from './scripted-driver';

/**
 * The longest run there is against the largest cluster there is, in virtual time: a minute of it the writer hangs,
 * and reads alternate between readers that are stale. Prints what it came to.
 */
async function main(): Promise<void> {
  const clock = new JumpingClock();
  const random = new SeededRandom(1);
  // Real timers are late.
  const lateClock: Clock = {
    nowMs: () => clock.nowMs(),
    date: () => clock.date(),
    sleep: (ms) => clock.sleep(ms + 2 * random.next()),
  };
  const hangs = () => clock.nowMs() > 200_000 && clock.nowMs() < 260_000;
  const driver = scriptedDriver(
    {
      answer: async ({ text }) => {
        const isWrite = text.startsWith('INSERT INTO failover_lab.writes');
        if (isWrite && hangs()) {
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
  const order = parseEvent({ runId: 'ten-minutes', durationSeconds: 600 });
  const result = await clock.run(probe(order, { environment, driver, clock: lateClock, log: () => {} }));
  const bytes = Buffer.byteLength(JSON.stringify(result));
  const ticks = result.lanes.reduce((sum, lane) => sum + lane.ticks, 0);
  console.log(
    JSON.stringify({ bytes, ticks, peakMemoryMib: Math.round(process.resourceUsage().maxRSS / 1024) }),
  );
}

void main();
