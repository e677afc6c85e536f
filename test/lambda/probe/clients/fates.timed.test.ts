import type { FrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import type { ClientCourse } from '../../../support/probe/client-course';
import { acknowledgedTicks } from '../../../support/probe/client-course';
import type { ClientFailover, ClientName } from '../../../support/probe/client-failover';
import { failOverClients, skipIfTooBusy } from '../../../support/probe/client-failover';
import { fillPoolsOfOldWriter } from '../../../support/probe/full-pools';

/** The clients run in two groups, so that they do not take the processors of a small machine from each other. */
const KEEP_OLD_WRITER = ['pg-checkout', 'drizzle-tx', 'knex'] as const;
const FIRST_GROUP = ['pg-client', ...KEEP_OLD_WRITER, 'pg-fresh'] as const;
const SECOND_GROUP = [
  ...(['pg-query', 'pg-tuned', 'pg-retry-blind', 'pg-retry-keyed'] as const),
  ...(['pg-topology', 'aws-wrapper', 'pg-no-listener', 'postgres-js'] as const),
];

describe('in a failover after which every pool is full of connections to the old writer,', () => {
  const { failover, courseOf } = useFailover(FIRST_GROUP, (lab) =>
    fillPoolsOfOldWriter(lab, KEEP_OLD_WRITER),
  );

  describe('if the machine is not too busy,', () => {
    beforeAll(() => skipIfTooBusy(failover()));

    it('pg-client never acknowledges again: its only connection is broken', () => {
      const course = courseOf('pg-client');
      expect(recoveredMs(course, failover())).toBeUndefined();
      expect(lastAnswer(course)).toMatchObject({ cause: 'broken' });
    });

    it.each(KEEP_OLD_WRITER)('%s never acknowledges again: the old writer refuses its writes', (name) => {
      const course = courseOf(name);
      expect(recoveredMs(course, failover())).toBeUndefined();
      expect(lastAnswer(course)).toMatchObject({ outcome: 'failed', code: '25006' });
    });

    it('pg-fresh fails until the cluster endpoint leads to the new writer', () => {
      expectFailureUntilMove(courseOf('pg-fresh'), failover());
    });
  });
});

describe('in a failover,', () => {
  const { failover, courseOf } = useFailover(SECOND_GROUP);

  describe('if the machine is not too busy,', () => {
    beforeAll(() => skipIfTooBusy(failover()));

    it.each(['pg-query', 'pg-tuned'] as const)(
      '%s fails until the cluster endpoint leads to the new writer',
      (name) => expectFailureUntilMove(courseOf(name), failover()),
    );

    it('pg-retry-keyed reports no error, and each of its writes has one row', () => {
      const course = courseOf('pg-retry-keyed');
      expect(failures(course)).toEqual([]);
      expect(course.stored).toEqual([...course.ticks.keys()]);
      expect(course.repeated).toEqual([]);
    });

    it('pg-retry-blind reports no error, and each of its writes has at least one row', () => {
      const course = courseOf('pg-retry-blind');
      expect(failures(course)).toEqual([]);
      expect(course.stored).toEqual([...course.ticks.keys()]);
    });

    it.each(['pg-topology', 'aws-wrapper'] as const)(
      '%s acknowledges writes of the new writer before the cluster endpoint leads to it',
      (name) => {
        expect(recoveredMs(courseOf(name), failover())).toBeLessThan(failover().movedMs);
      },
    );

    it('pg-no-listener crashes when the old writer closes its connections', () => {
      const { state, endedMs } = courseOf('pg-no-listener');
      expect(state).toBe('crashed');
      expect(endedMs).toBeGreaterThan(failover().requestedMs);
      expect(endedMs).toBeLessThan(failover().promotedMs);
    });

    it('postgres-js recovers late, if at all: a write waits for seconds for the next attempt to connect', () => {
      const course = courseOf('postgres-js');
      expect(recoveredMs(course, failover()) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(failover().movedMs);
      // After seven failed attempts, which take about 2 s, Postgres.js waits 10 to 20 s for the next.
      const longestMs = Math.max(...course.ticks.map(({ dueMs, endedMs }) => endedMs - dueMs));
      expect(longestMs).toBeGreaterThan(5_000);
    });
  });
});

/** Runs the clients of a `describe`, and adds the tests that apply to all clients. */
function useFailover(clients: readonly ClientName[], meanwhile?: (lab: FrontedCluster) => Promise<void>) {
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

function expectFailureUntilMove(course: ClientCourse, failover: ClientFailover): void {
  expect(failures(course)).not.toEqual([]);
  expect(recoveredMs(course, failover)).toBeGreaterThan(failover.movedMs);
}

/** Returns the time of the first acknowledgement of the new writer; undefined if it acknowledged nothing. */
function recoveredMs({ ticks }: ClientCourse, { promotedMs }: ClientFailover): number | undefined {
  const acknowledgedMs = ticks.flatMap(({ answer, endedMs }) => (answer.outcome === 'ok' ? [endedMs] : []));
  return acknowledgedMs.filter((ms) => ms > promotedMs).sort((one, other) => one - other)[0];
}

function failures({ ticks }: ClientCourse) {
  return ticks.flatMap(({ answer, endedMs }) => (answer.outcome === 'ok' ? [] : [{ endedMs, answer }]));
}

function lastAnswer({ ticks }: ClientCourse) {
  return ticks.toSorted((one, other) => one.endedMs - other.endedMs).at(-1)?.answer;
}
