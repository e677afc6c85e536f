import type { OpenClient } from '../client';
import { createTunedPool, runOnPool, TUNED } from './tuned-pool';

export const lesson =
  'Time limits and a role check keep dead and old connections out of the pool, but writes in the outage still fail.';

export const settings = { ...TUNED, roleCheck: 'on connect', retries: false };

/** The tuned pool without retries. */
const open: OpenClient = async (target) => {
  const pool = createTunedPool(target);
  return {
    write: (write) => runOnPool(pool, target.insert(write)),
    close: () => pool.end(),
  };
};

export default open;
