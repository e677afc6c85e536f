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
      // The crash ends the session, so the reply is an error or never arrives.
      execute(access, lab, STATEMENT).catch(() => {});
    });
    return { cause: { name: 'crash', action: STATEMENT, requestedAt, left: [] }, observation };
  },
};
