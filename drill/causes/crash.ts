import { execute } from '../aws/data-api';
import type { Cause } from './cause';
import { watchWhile } from './watch';

const STATEMENT = "SELECT aurora_inject_crash('instance')";

/**
 * Crashes the writer with a fault injection query. Aurora restarts the writer in place and does not fail over (user
 * guide, "Testing Amazon Aurora PostgreSQL by using fault injection queries").
 */
export const crash: Cause = {
  async play(scene) {
    const { access, lab } = scene;
    const { observation, requestedAt } = await watchWhile(scene, async () => {
      const clients = { rdsData: access.clients.rdsDataOnce };
      // The crash ends the session, so the reply is an error or never arrives.
      execute({ ...access, clients }, lab, STATEMENT).catch(() => {});
    });
    return { cause: { name: 'crash', action: STATEMENT, requestedAt, left: [] }, observation };
  },
};
