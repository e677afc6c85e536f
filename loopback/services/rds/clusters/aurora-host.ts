import { join } from 'node:path';
import { AuroraCluster } from '../../../aurora/cluster';
import type { AuroraClusterDeps } from '../../../aurora/cluster-options';
import type { CertificateAuthority } from '../../../aurora/endpoints/certificate-authority';
import type { FrontDeps } from '../../../aurora/endpoints/front';
import { ClusterFront } from '../../../aurora/endpoints/front';
import { PortInUseError } from '../../../aurora/endpoints/listener';
import type { Engine } from '../../../aurora/engine';
import { AuroraError } from '../../../aurora/errors';
import type { Member, VolumeCopy } from '../../../aurora/model';
import type { Pace } from '../../../aurora/pace';
import type { Engines, LocatedEngine } from '../../../aurora/postgres-engines';
import { createResourceId } from '../../../aurora/resource-id';
import { changePassword, installAurora, templateStatements } from '../../../aurora/sql/install';
import { publishTopology } from '../../../aurora/sql/publish-topology';
import type { AccountIdentity } from '../../account-identity';
import type { EndpointListeners } from './announce-endpoints';
import { announceEndpoints } from './announce-endpoints';
import type { Backup, ClusterHost, ClusterRequest, HostedCluster } from './cluster-host';

export interface AuroraHostDeps
  extends Pick<AuroraClusterDeps, 'clock' | 'events' | 'log'>,
    Pick<FrontDeps, 'findCredential'>,
    Pick<EndpointListeners, 'onEndpoint'> {
  readonly account: AccountIdentity;
  /** Part of the endpoint names that is the same for all clusters of an account in a region. */
  readonly endpointSuffix: string;
  readonly engines: Engines;
  readonly authority: CertificateAuthority;
  /** Whether a signer may connect as a database user. Called only if the cluster accepts IAM tokens. */
  readonly authoriseConnect: FrontDeps['authorise'];
  /** Pace of clusters created from now on. */
  readonly pace: () => Pace;
}

/** Runs clusters of real servers with endpoints on 127.0.0.1. */
export function createAuroraHost(deps: AuroraHostDeps): ClusterHost {
  return {
    defaultMajor: deps.engines.defaultMajor,
    requireEngine: (engineVersion) => deps.engines.require(engineVersion),
    async create(request) {
      const located = await deps.engines.open(request.engineVersion);
      const cluster = createCluster(request, located, deps);
      try {
        const front = await openFront(cluster, request, deps);
        cluster.onTopologyChange(front.topologyChanged);
        announceEndpoints(cluster, front, deps);
        return createHostedCluster(cluster, front, located.engine, request);
      } catch (error) {
        await cluster.close();
        throw error;
      }
    },
  };
}

function createCluster(
  request: ClusterRequest,
  { engine, folder }: LocatedEngine,
  deps: AuroraHostDeps,
): AuroraCluster {
  const { identifier, engineVersion, masterUsername, masterPassword, databaseName } = request;
  const { serverlessMaxCapacityAcu, restoredFrom } = request;
  const installation = {
    masterUsername,
    masterPassword,
    ...(databaseName !== undefined && { databaseName }),
  };
  const cluster = AuroraCluster.create(
    {
      identifier,
      engineVersion,
      // Unknown until the endpoints are open. HostedCluster has the port.
      port: 0,
      ...(serverlessMaxCapacityAcu !== undefined && { serverlessMaxCapacityAcu }),
      ...(restoredFrom !== undefined && { restoredFrom }),
      templateStatements: templateStatements(installation),
      prepareVolume: (database) => installAurora(database, installation),
    },
    { ...deps, engine, pace: deps.pace() },
  );
  const dataFolderOf = ({ resourceId }: Member) => join(folder, resourceId.toLowerCase());
  publishTopology(cluster, dataFolderOf, () => deps.clock.date());
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
  engine: Engine,
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
    backUp() {
      const { done } = cluster.backUp(newBackupVolume());
      return { done: done.then((copy) => own(copy, engine)) };
    },
    delete({ backsUp }) {
      const { done } = cluster.delete(backsUp ? newBackupVolume() : undefined);
      return { done: done.then((copy) => copy && own(copy, engine)) };
    },
    async close() {
      await front.close();
      await cluster.close();
    },
  };
}

function newBackupVolume(): string {
  return createResourceId('snapshot').toLowerCase();
}

function own(copy: VolumeCopy, engine: Engine): Backup {
  return { ...copy, remove: () => engine.removeVolume(copy.volume) };
}
