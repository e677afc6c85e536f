import { DrillError } from '../aws/drill-error';
import { sendSigned } from '../aws/signed-request';
import type { Cause } from './cause';
import { watchWhile } from './watch';

/**
 * Loses the writer with its host: its sockets fall silent. RDS detects the loss and promotes a reader. Without a reader the
 * writer is created again from its volume. No AWS API does this, so only a loopback account offers it, as a private action.
 */
export const writerLost: Cause = {
  checkAccount({ kind }) {
    if (kind === 'loopback') return;
    throw new DrillError(
      'the cause writer-lost is not possible on AWS: no API makes the host of a writer disappear',
      'use --cause zone-outage, which makes the writer unreachable, or --cause crash',
    );
  },

  async play(stage) {
    const { access, lab, writer } = stage;
    const { observation, requestedAt } = await watchWhile(stage, async (signal) => {
      const body = { DBClusterIdentifier: lab.ClusterIdentifier };
      await sendSigned(access.clients, { ...LOSE_WRITER, body }, signal);
    });
    const action = `loss of ${writer.identifier} with its host`;
    return { cause: { name: 'writer-lost', action, requestedAt, left: [] }, observation };
  },
};

const LOSE_WRITER = {
  service: 'loopback',
  method: 'POST',
  path: '/',
  headers: { 'x-amz-target': 'Loopback.LoseWriter', 'content-type': 'application/x-amz-json-1.1' },
} as const;
