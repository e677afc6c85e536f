import type { Run } from '../../../drill/report-format/run';
import type { Clock } from '../../../lambda/probe/clock';
import type { ProbeEvent, ProbeResult } from '../../../lambda/probe/contract';
import type { Driver } from '../../../lambda/probe/driver';
import { parseEvent } from '../../../lambda/probe/event';
import { probe } from '../../../lambda/probe/probe';
import type { Course } from './course';
import { findingsOf } from './findings-of';
import { JumpingClock } from './jumping-clock';
import { noClients } from './no-clients';
import { simulatedDriver } from './simulated-driver';
import { SimulatedServer } from './simulated-server';
import type { StoredWrites } from './stored-writes';

export interface SimulatedProbe {
  readonly result: ProbeResult;
  /** Findings of a drill with this result. */
  readonly findings: Run;
  /** Rows that the server has. */
  readonly writes: StoredWrites;
}

export const RUN_ID = 'simulated';

const ENVIRONMENT = {
  databaseName: 'lab',
  port: 5432,
  user: 'failover_probe',
  writerHost: 'lab',
  readerHost: 'lab-ro',
  members: [{ identifier: 'db-1', host: 'db-1' }],
};

/** Runs the whole probe through a course in virtual time. `wrap` may wrap the driver. */
export async function simulateProbe(
  course: Course,
  event: Omit<ProbeEvent, 'runId'>,
  wrap: (driver: Driver) => Driver = (driver) => driver,
): Promise<SimulatedProbe> {
  const { stops = [], lateMs = () => 0 } = course;
  const clock = new JumpingClock();
  const lateClock: Clock = {
    nowMs: () => clock.nowMs(),
    date: () => clock.date(),
    sleep: (ms) => clock.sleep(ms + lateMs()),
  };
  const server = new SimulatedServer(clock, course);
  const order = parseEvent({ runId: RUN_ID, ...event });
  const begin = (): void => {
    server.begin();
    for (const { fromMs, toMs } of stops) void clock.sleep(fromMs).then(() => clock.jump(toMs - fromMs));
  };
  const result = await clock.run(
    probe(order, {
      environment: ENVIRONMENT,
      driver: wrap(simulatedDriver(server, clock, order.connectTimeoutMs)),
      startThread: noClients,
      clock: lateClock,
      log: ({ step }) => {
        if (step === 'begun') begin();
      },
    }),
  );
  return { result, findings: findingsOf(result), writes: server.writes };
}
