import { DrillError } from '../aws/drill-error';
import { sendSigned } from '../aws/signed-request';
import type { Cause } from './cause';
import { watchWhile } from './watch';

/**
 * Loses the writer with its host: its sockets fall silent. RDS detects the loss and promotes a reader. No AWS API does
 * this, so only a loopback account offers it, as an action of its own.
 */
export const writerLost: Cause = {
  async check({ access }) {
    if (access.clients.answeredBy().kind === 'loopback') return;
    throw new DrillError(
      'the cause writer-lost is not possible on AWS: no API makes the host of a writer disappear',
      'use --cause zone-outage, which makes the writer unreachable, or --cause crash',
    );
  },

  async play(scene) {
    const { access, lab, writer } = scene;
    const { observation, requestedAt } = await watchWhile(scene, async () => {
      await sendSigned(
        access.clients,
        {
          service: 'loopback',
          method: 'POST',
          path: '/',
          headers: { 'x-amz-target': 'Loopback.LoseWriter', 'content-type': 'application/x-amz-json-1.1' },
          body: { DBClusterIdentifier: lab.ClusterIdentifier },
        },
        access.signal,
      );
    });
    return {
      cause: {
        name: 'writer-lost',
        action: `loss of ${writer.identifier} with its host`,
        requestedAt,
        left: [],
      },
      observation,
    };
  },
};
