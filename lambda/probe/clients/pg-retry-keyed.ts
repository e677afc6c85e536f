import type { OpenClient } from '../client';
import { BACK_OFF, fullJitter, retry } from './retry';
import { createTunedPool, runOnPool, TUNED } from './tuned-pool';

export const lesson =
  'Retries with the same key and ON CONFLICT DO NOTHING cause no error and no duplicate; writes wait during the outage.';

export const settings = {
  ...TUNED,
  roleCheck: 'on connect',
  retries: 'every error with the same key',
  jitter: 'full',
  ...BACK_OFF,
};

/** The tuned pool with retries that are safe: if an earlier attempt was applied, the retry does nothing. */
const open: OpenClient = async (target) => {
  const pool = createTunedPool(target);
  return {
    write(write, signal) {
      const { text, values } = target.insert(write);
      const statement = { text: `${text} ON CONFLICT DO NOTHING`, values };
      return retry(() => runOnPool(pool, statement), fullJitter, signal);
    },
    close: () => pool.end(),
  };
};

export default open;
