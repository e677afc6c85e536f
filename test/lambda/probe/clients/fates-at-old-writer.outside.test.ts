import { skipIfTooBusy } from '../../../support/probe/client-failover';
import { expectFailureUntilMove, lastAnswer, recoveredMs, useFailover } from '../../../support/probe/fates';
import { fillPoolsOfOldWriter } from '../../../support/probe/full-pools';

const KEEP_OLD_WRITER = ['pg-checkout', 'drizzle-tx', 'knex'] as const;
const CLIENTS = ['pg-client', ...KEEP_OLD_WRITER, 'pg-fresh'] as const;

describe('in a failover after which every pool is full of connections to the old writer,', () => {
  const { failover, courseOf } = useFailover(CLIENTS, (lab) => fillPoolsOfOldWriter(lab, KEEP_OLD_WRITER));

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
