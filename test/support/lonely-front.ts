import { createCertificateAuthority } from '../../loopback/aurora/endpoints/certificate-authority';
import type { FrontOptions } from '../../loopback/aurora/endpoints/front';
import { ClusterFront } from '../../loopback/aurora/endpoints/front';

/** A front with no server behind it: enough for clients that never get that far. */
export async function openLonelyFront(
  options: Partial<FrontOptions> = {},
  log: string[] = [],
): Promise<ClusterFront> {
  return ClusterFront.open(
    {
      clusterIdentifier: 'lab',
      suffix: 'c7tj4example',
      region: 'eu-west-1',
      accountId: '123456789012',
      clusterResourceId: 'cluster-LONELY',
      port: 0,
      ...options,
    },
    {
      cluster: {
        members: [],
        pace: {},
        connectionTarget: () => ({ state: 'closed', reason: 'There is no server.' }),
      },
      authority: await createCertificateAuthority(new Date()),
      date: () => new Date(),
      log: (line) => log.push(line),
      findCredential: () => undefined,
      authorise: () => false,
    },
  );
}
