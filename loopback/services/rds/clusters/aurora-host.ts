import { AuroraCluster } from '../../../aurora/cluster';
import type { AuroraClusterDeps } from '../../../aurora/cluster-options';
import type { CertificateAuthority } from '../../../aurora/endpoints/certificate-authority';
import type { FrontDeps } from '../../../aurora/endpoints/front';
import { ClusterFront } from '../../../aurora/endpoints/front';
import { PortInUseError } from '../../../aurora/endpoints/listener';
import { AuroraError } from '../../../aurora/errors';
import type { Member } from '../../../aurora/model';
import type { Pace } from '../../../aurora/pace';
import { changePassword, installAurora } from '../../../aurora/sql/install';
import { publishTopology } from '../../../aurora/sql/publish-topology';
import type { AccountIdentity } from '../../account-identity';
import type { EndpointListeners } from './announce-endpoints';
import { announceEndpoints } from './announce-endpoints';
import type { ClusterHost, ClusterRequest, HostedCluster } from './cluster-host';

export interface AuroraHostDeps
  extends Pick<AuroraClusterDeps, 'engine' | 'clock' | 'events' | 'log'>,
    Pick<FrontDeps, 'findCredential'>,
    Pick<EndpointListeners, 'onEndpoint'> {
  readonly account: AccountIdentity;
  /** Part of the endpoint names that is the same for all clusters of an account in a region. */
  readonly endpointSuffix: string;
  /** Versions that the engine can run, the default first. */
  readonly engineVersions: readonly string[];
  readonly authority: CertificateAuthority;
  /** Whether a signer may connect as a database user. Called only if the cluster accepts IAM tokens. */
  readonly authoriseConnect: FrontDeps['authorise'];
  readonly dataFolderOf: (member: Member) => string;
  /** Pace of clusters created from now on. */
  readonly pace: () => Pace;
}

/** Runs clusters of real servers with endpoints on 127.0.0.1. */
export function createAuroraHost(deps: AuroraHostDeps): ClusterHost {
  return {
    engineVersions: deps.engineVersions,
    async create(request) {
      const cluster = createCluster(request, deps);
      try {
        const front = await openFront(cluster, request, deps);
        cluster.onTopologyChange(front.topologyChanged);
        announceEndpoints(cluster, front, deps);
        return createHostedCluster(cluster, front, request);
      } catch (error) {
        await cluster.close();
        throw error;
      }
    },
  };
}

function createCluster(request: ClusterRequest, deps: AuroraHostDeps): AuroraCluster {
  const { identifier, engineVersion, masterUsername, masterPassword, databaseName } = request;
  const { serverlessMaxCapacityAcu } = request;
  const cluster = AuroraCluster.create(
    {
      identifier,
      engineVersion,
      // Unknown until the endpoints are open. HostedCluster has the port.
      port: 0,
      ...(serverlessMaxCapacityAcu !== undefined && { serverlessMaxCapacityAcu }),
      prepareVolume: (database) =>
        installAurora(database, {
          masterUsername,
          masterPassword,
          ...(databaseName !== undefined && { databaseName }),
        }),
    },
    { ...deps, pace: deps.pace() },
  );
  publishTopology(cluster, deps.dataFolderOf, () => deps.clock.date());
  return cluster;
}

/** Opens the endpoints on the requested port, or on a free one if another cluster or program uses it. */
async function openFront(
  cluster: AuroraCluster,
  { identifier, port = 0, isIamEnabled }: ClusterRequest,
  deps: AuroraHostDeps,
): Promise<ClusterFront> {
  const { account, endpointSuffix, clock, authoriseConnect } = deps;
  const open = (onPort: number) =>
    ClusterFront.open(
      {
        clusterIdentifier: identifier,
        suffix: endpointSuffix,
        region: account.region,
        accountId: account.accountId,
        clusterResourceId: cluster.resourceId,
        port: onPort,
      },
      {
        ...deps,
        cluster,
        date: () => clock.date(),
        authorise: (request) => isIamEnabled() && authoriseConnect(request),
      },
    );
  try {
    return await open(port);
  } catch (error) {
    if (!(error instanceof PortInUseError)) throw error;
    deps.log(`DB cluster ${identifier}: port ${port} of 127.0.0.1 is in use; a free port is used instead`);
    return open(0);
  }
}

function createHostedCluster(
  cluster: AuroraCluster,
  front: ClusterFront,
  { masterUsername }: ClusterRequest,
): HostedCluster {
  return {
    cluster,
    port: front.port,
    hostName: (endpoint) => front.hostName(endpoint),
    async setMasterPassword(password) {
      const { writer } = cluster;
      if (writer === undefined || !writer.database.isRunning) {
        throw new AuroraError(
          'InvalidDBClusterState',
          `DB cluster ${cluster.identifier} has no running writer, which a change of the password requires.`,
        );
      }
      await changePassword(writer.database, masterUsername, password);
    },
    async close() {
      await front.close();
      await cluster.close();
    },
  };
}
