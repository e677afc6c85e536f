import { skipIfTooBusy } from '../../../support/probe/client-failover';
import { expectFailureUntilMove, failures, recoveredMs, useFailover } from '../../../support/probe/fates';

/** The other clients are in `fates-at-old-writer.outside.test.ts`: all at once would take the processors of a small machine. */
const CLIENTS = [
  ...(['pg-query', 'pg-tuned', 'pg-retry-blind', 'pg-retry-keyed'] as const),
  ...(['pg-topology', 'aws-wrapper', 'pg-no-listener', 'postgres-js'] as const),
];

describe('in a failover,', () => {
  const { failover, courseOf } = useFailover(CLIENTS);

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
