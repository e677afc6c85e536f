import type { OpenClient } from '../client';
import { BACK_OFF, exponentialWait, retry } from './retry';
import { createTunedPool, runOnPool, TUNED } from './tuned-pool';

export const lesson =
  'Retries hide the outage from the caller, but a retry after a lost answer can write a second row.';

export const settings = { ...TUNED, roleCheck: 'on connect', retries: 'every error', ...BACK_OFF };

/** The tuned pool with retries. Each attempt is another row: the statement cannot detect an earlier attempt. */
const open: OpenClient = async (target) => {
  const pool = createTunedPool(target);
  return {
    write: (write, signal) =>
      retry(
        (attempt) => runOnPool(pool, target.insert({ ...write, attempt: write.attempt + attempt - 1 })),
        exponentialWait,
        signal,
      ),
    close: () => pool.end(),
  };
};

export default open;
