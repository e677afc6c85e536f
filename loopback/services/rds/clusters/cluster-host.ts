import type { AuroraCluster } from '../../../aurora/cluster';
import type { EndpointName, VolumeCopy, Work } from '../../../aurora/model';

/** Request for a cluster. */
export interface ClusterRequest {
  /** Lower case. */
  readonly identifier: string;
  readonly engineVersion: string;
  /**
   * Preferred port. On AWS every cluster has its own addresses; here all clusters share the addresses of one
   * machine, so the port may be in use.
   */
  readonly port: number | undefined;
  readonly masterUsername: string;
  readonly masterPassword: string;
  readonly databaseName: string | undefined;
  /** Maximum capacity in Aurora capacity units. */
  readonly serverlessMaxCapacityAcu: number | undefined;
  /** Whether IAM authentication is currently enabled. */
  readonly isIamEnabled: () => boolean;
  /** Data of a cluster of the same major version, a copy of which the cluster starts with. */
  readonly restoredFrom?: Backup;
}

/** Copy of a cluster's data, which exists independently of the cluster. */
export interface Backup extends VolumeCopy {
  remove(): Promise<void>;
}

/** Cluster with its endpoints. */
export interface HostedCluster {
  readonly cluster: AuroraCluster;
  /** Port that all endpoints share. */
  readonly port: number;
  /** DNS name of an endpoint. */
  hostName(endpoint: EndpointName): string;
  /**
   * Changes the password. When it returns, the change survives a failover. Throws AuroraError InvalidDBClusterState if
   * the cluster has no writer.
   */
  setMasterPassword(password: string): Promise<void>;
  /** Copies the data. Throws AuroraError InvalidDBClusterState unless the cluster is available. */
  backUp(): Work<Backup>;
  /** Deletes the cluster and its data, after a backup if that is requested. Throws AuroraError InvalidDBClusterState. */
  delete(options: { readonly backsUp: boolean }): Work<Backup | undefined>;
  /** Stops the cluster in any status, and closes its endpoints. Idempotent. */
  close(): Promise<void>;
}

/** Runs the clusters of one account. */
export interface ClusterHost {
  /** Major version of clusters whose request names no version. */
  readonly defaultMajor: number;
  /** Throws AuroraError UnsupportedEngineVersion if no cluster of this version can run here. Creates nothing. */
  requireEngine(engineVersion: string): void;
  /** Creates a cluster in status `creating`. Its endpoints are open. Throws AuroraError UnsupportedEngineVersion. */
  create(request: ClusterRequest): Promise<HostedCluster>;
}
