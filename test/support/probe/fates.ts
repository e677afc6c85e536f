import type { FrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import type { ClientCourse } from './client-course';
import { acknowledgedTicks } from './client-course';
import type { ClientFailover, ClientName } from './client-failover';
import { failOverClients } from './client-failover';

/** Runs the clients of a `describe`, and adds the tests that apply to all clients. */
export function useFailover(
  clients: readonly ClientName[],
  meanwhile?: (lab: FrontedCluster) => Promise<void>,
) {
  let failover: ClientFailover;

  beforeAll(async () => {
    failover = await failOverClients(clients, meanwhile);
  }, 240_000);

  function courseOf(name: ClientName): ClientCourse {
    const course = failover.courses.find((candidate) => candidate.name === name);
    if (!course) throw new Error(`no result of ${name}`);
    return course;
  }

  it.each(clients)('%s loses no acknowledged write, and no other row appears', (name) => {
    const course = courseOf(name);
    expect(acknowledgedTicks(course)).not.toEqual([]);
    expect(course.stored).toEqual(expect.arrayContaining(acknowledgedTicks(course)));
    expect(course.foreignRows).toBe(0);
  });

  it.each(clients.filter((name) => name !== 'pg-no-listener'))(
    '%s does not crash, and closes its connections',
    (name) => {
      expect(courseOf(name)).toMatchObject({ state: 'ran', run: { connectionsLeft: 0 } });
    },
  );

  return { failover: () => failover, courseOf };
}

export function expectFailureUntilMove(course: ClientCourse, failover: ClientFailover): void {
  expect(failures(course)).not.toEqual([]);
  expect(recoveredMs(course, failover)).toBeGreaterThan(failover.movedMs);
}

/** Returns the time of the first acknowledgement of the new writer; undefined if it acknowledged nothing. */
export function recoveredMs({ ticks }: ClientCourse, { promotedMs }: ClientFailover): number | undefined {
  const acknowledgedMs = ticks.flatMap(({ answer, endedMs }) => (answer.outcome === 'ok' ? [endedMs] : []));
  return acknowledgedMs.filter((ms) => ms > promotedMs).sort((one, other) => one - other)[0];
}

export function failures({ ticks }: ClientCourse) {
  return ticks.flatMap(({ answer, endedMs }) => (answer.outcome === 'ok' ? [] : [{ endedMs, answer }]));
}

export function lastAnswer({ ticks }: ClientCourse) {
  return ticks.toSorted((one, other) => one.endedMs - other.endedMs).at(-1)?.answer;
}
