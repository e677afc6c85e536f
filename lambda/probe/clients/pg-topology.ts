import type { OpenClient } from '../client';
import { SEARCH } from './find-writer';
import { createTunedPool, runAndRelease, TUNED } from './tuned-pool';
import { WriterPool } from './writer-pool';

export const lesson =
  'A client that asks all members for the writer finds it at its promotion, before the cluster endpoint leads to it.';

/** Connecting may take longer than in `TUNED`: a member that does not answer does not delay the others. */
const CONNECTING = { connectionTimeoutMillis: 5_000 };

export const settings = { ...TUNED, ...CONNECTING, ...SEARCH, retries: false };

/** One pool for each instance endpoint. Only the writer's pool is used. */
const open: OpenClient = async (target) => {
  const writer = new WriterPool(
    target.instances.map((endpoint) =>
      createTunedPool(target, {
        ...endpoint,
        ...CONNECTING,
        password: () => target.password(endpoint),
        // The role check of the tuned pool would refuse readers, but the search must be able to ask them.
        onConnect: undefined,
      }),
    ),
  );
  await writer.ready();

  return {
    async write(write, signal) {
      const { member, client } = await writer.connect(signal);
      try {
        await runAndRelease(client, target.insert(write));
      } catch (error) {
        writer.leaveIfLost(member, error);
        throw error;
      }
    },
    close: () => writer.end(),
  };
};

export default open;
