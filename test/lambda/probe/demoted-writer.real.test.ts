import { Acknowledgements } from '../../../lambda/probe/acknowledgements';
import { systemClock } from '../../../lambda/probe/clock';
import { parseEvent } from '../../../lambda/probe/event';
import { Lane } from '../../../lambda/probe/lane';
import { planLanes } from '../../../lambda/probe/lane-plan';
import { toLaneResult } from '../../../lambda/probe/result';
import { useMeasuredServer } from '../../support/probe/measured-server';

describe('a cluster endpoint that leads to a reader', () => {
  const measured = useMeasuredServer('reader');

  it.each(['write-pool', 'write-fresh'])(
    'makes the writes of %s fail as read-only, and reports the member that refused them',
    async (name) => {
      const { driver, environment } = measured();
      const order = parseEvent({ runId: 'r', durationSeconds: 1, rateHz: 10 });
      const plan = planLanes(order, environment).find((candidate) => candidate.name === name);
      if (!plan) throw new Error(`no lane ${name}`);
      const source =
        name === 'write-pool' ? driver().openPool(plan.host, name, 2) : driver().openFresh(plan.host, name);
      const acknowledgements = new Acknowledgements(plan.ticks);
      const lane = new Lane(plan, source, { clock: systemClock, acknowledgements, isObserved: true });
      await lane.run(systemClock.nowMs());
      const result = toLaneResult(lane, systemClock.nowMs());
      await source.close();

      expect(result.answers).toEqual([
        {
          outcome: 'failed',
          phase: 'answering',
          cause: 'read-only',
          code: '25006',
          message: 'cannot execute INSERT in a read-only transaction',
          member: 'db-2',
          readOnly: true,
        },
      ]);
      // The pool keeps connections after an error response, as in an application.
      if (result.connections)
        expect(result.connections.every(({ closedUs }) => closedUs === undefined)).toBe(true);
    },
  );

  it('makes the probe refuse to begin a run', async () => {
    await expect(measured().probe()).rejects.toMatchObject({
      name: 'DatabaseUnreachable',
      message: expect.stringMatching(
        /\(25006\); the cluster endpoint leads to a reader: wait until it leads to/,
      ),
    });
  });
});
