import { execute } from '../aws/data-api';
import type { Cause } from './cause';
import { watchWhile } from './watch';

const STATEMENT = "SELECT aurora_inject_crash('instance')";

/**
 * Crashes the writer with a fault injection query. Aurora restarts the writer in place and does not fail over (user
 * guide, "Testing Amazon Aurora PostgreSQL by using fault injection queries").
 */
export const crash: Cause = {
  async play(stage) {
    const { access, lab } = stage;
    const { observation, requestedAt } = await watchWhile(stage, async (strikeSignal) => {
      const clients = { rdsData: access.clients.rdsDataOnce };
      const signal = AbortSignal.any([strikeSignal, AbortSignal.timeout(REPLY_TIMEOUT_MS)]);
      // The crash ends the session, so the reply is another error or never arrives.
      await execute({ ...access, clients, signal }, lab, STATEMENT).catch((error: unknown) => {
        if (isRefusal(error)) throw error;
      });
    });
    return { cause: { name: 'crash', action: STATEMENT, requestedAt, left: [] }, observation };
  },
};

/** Time in which a refusal of the statement arrives. */
const REPLY_TIMEOUT_MS = 5_000;

/** Whether the statement was refused: by IAM, or by the database with an error of class 42 (access rule or syntax). */
function isRefusal(error: unknown): boolean {
  const { name, message } = error as Error;
  return /^(AccessDenied|Forbidden|HttpEndpointNotEnabled)/.test(name) || /SQLState: 42/.test(message);
}
