import type { AuroraCluster } from '../../../aurora/cluster';
import type { EndpointName } from '../../../aurora/model';

/** Request for a cluster. */
export interface ClusterRequest {
  /** Lower case. */
  readonly identifier: string;
  readonly engineVersion: string;
  /** Wanted, not promised: on AWS every cluster has addresses of its own, here all share those of one machine. */
  readonly port: number | undefined;
  readonly masterUsername: string;
  readonly masterPassword: string;
  readonly databaseName: string | undefined;
  /** Aurora capacity units. */
  readonly serverlessMaxCapacityAcu: number | undefined;
  /** Whether IAM authentication is on at this moment. */
  readonly isIamEnabled: () => boolean;
}

/** A cluster and the endpoints that it is reached by. */
export interface HostedCluster {
  readonly cluster: AuroraCluster;
  /** The one port of all endpoints. */
  readonly port: number;
  /** DNS name of an endpoint. */
  hostName(endpoint: EndpointName): string;
  /** On return the change is safe against a failover. Throws AuroraError InvalidDBClusterState without a writer. */
  setMasterPassword(password: string): Promise<void>;
  /** Ends the cluster in any status, and its endpoints. Idempotent. */
  close(): Promise<void>;
}

/** Runs the clusters of one account. */
export interface ClusterHost {
  /** Aurora PostgreSQL versions it can run, the default first. */
  readonly engineVersions: readonly string[];
  /** The cluster has status `creating`; its endpoints are open. Throws AuroraError UnsupportedEngineVersion. */
  create(request: ClusterRequest): Promise<HostedCluster>;
}
