import { createCertificateAuthority } from '../../aurora/endpoints/certificate-authority';
import type { FrontOptions } from '../../aurora/endpoints/front';
import { ClusterFront } from '../../aurora/endpoints/front';
import type { Member } from '../../aurora/model';

/**
 * Opens a front without a cluster, for clients that never reach a server. If `socketPath` is given, all endpoints lead to
 * the server that listens at this path, and every role logs in with a token.
 */
export async function openFrontWithoutCluster(
  options: Partial<FrontOptions> = {},
  log: string[] = [],
  socketPath?: () => string,
): Promise<ClusterFront> {
  return ClusterFront.open(
    {
      clusterIdentifier: 'lab',
      suffix: 'c7tj4example',
      region: 'eu-west-1',
      accountId: '123456789012',
      clusterResourceId: 'cluster-NONE',
      port: 0,
      ...options,
    },
    {
      cluster: {
        members: [],
        pace: {},
        connectionTarget: () =>
          socketPath === undefined
            ? { state: 'closed', reason: 'There is no server.' }
            : { state: 'member', member: memberAt(socketPath()), socketPath: socketPath() },
      },
      authority: await createCertificateAuthority(new Date()),
      date: () => new Date(),
      log: (line) => log.push(line),
      findCredential: () => undefined,
      authorise: () => false,
    },
  );
}

function memberAt(socketPath: string): Member {
  return {
    identifier: 'db-1',
    role: 'writer',
    resourceId: 'db-NONE',
    instanceClass: 'db.r7g.large',
    availabilityZone: 'eu-west-1a',
    promotionTier: 1,
    createdAt: new Date(0),
    status: 'available',
    isReachable: true,
    database: {
      socketPath,
      isRunning: true,
      query: async <Row extends object>() => [{ has_iam: true, password: null } as Row],
    },
  };
}
