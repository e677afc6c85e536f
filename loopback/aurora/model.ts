/** Cluster statuses, spelled as DescribeDBClusters returns them (user guide, "Viewing DB cluster status"). */
export type ClusterStatus =
  | 'creating'
  | 'available'
  | 'failing-over'
  | 'modifying'
  | 'starting'
  | 'stopping'
  | 'stopped'
  | 'deleting';

/** Instance statuses, spelled as DescribeDBInstances returns them. */
export type InstanceStatus =
  | 'creating'
  | 'available'
  | 'rebooting'
  | 'modifying'
  | 'starting'
  | 'stopping'
  | 'stopped'
  | 'deleting'
  | 'failed';

export type MemberRole = 'writer' | 'reader';

/** What a caller says of an instance it adds to a cluster. */
export interface InstanceSpec {
  /** Stored in lower case; matched case-insensitively. */
  readonly identifier: string;
  /** `db.r7g.large`, `db.serverless`, … */
  readonly instanceClass: string;
  readonly availabilityZone: string;
  /** 0 to 15, the lowest is promoted first. @default 1 */
  readonly promotionTier?: number;
}

/** The running database behind a member, as far as endpoints and SQL need it. */
export interface MemberDatabase {
  /** Unix socket of the server (the `.s.PGSQL.N` file); the server listens nowhere else. */
  readonly socketPath: string;
  /** False from the moment the server is known to be gone until it answers queries again. */
  readonly isRunning: boolean;
  /** Runs SQL as the internal superuser `rdsadmin` on a kept connection. Rejects while the server is down. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** One instance of a cluster. Live: its fields change as the cluster does. */
export interface Member {
  readonly identifier: string;
  /** `db-…`, as in `DbiResourceId`. Never reused. */
  readonly resourceId: string;
  readonly instanceClass: string;
  readonly availabilityZone: string;
  readonly promotionTier: number;
  readonly createdAt: Date;
  readonly role: MemberRole;
  readonly status: InstanceStatus;
  readonly database: MemberDatabase;
}

/** An endpoint of a cluster: its cluster endpoint, its reader endpoint or that of one instance. */
export type EndpointName = 'cluster' | 'reader' | { readonly instance: string };

/** Where a new connection to an endpoint goes at this moment. */
export type ConnectionTarget =
  | { readonly state: 'member'; readonly member: Member; readonly socketPath: string }
  | { readonly state: 'closed'; readonly reason: string };

/**
 * What changed for connections. The server side of a connection to a member that went down is gone by itself;
 * `left-reader-endpoint` is the one change that no closed socket tells of.
 */
export type TopologyChange =
  /** The member's connections are to be cut now: its server is being fenced, stopped or removed. */
  | { readonly kind: 'closing'; readonly member: Member }
  /** The member answers connections (again). */
  | { readonly kind: 'opened'; readonly member: Member }
  /** The member is the writer now. The cluster endpoint follows when the pace says so (`endpoint-switched`). */
  | { readonly kind: 'promoted'; readonly member: Member }
  /** New connections to the cluster endpoint lead to this member from now on. */
  | { readonly kind: 'endpoint-switched'; readonly member: Member }
  /** The promoted reader is no longer behind the reader endpoint: connections made through it end here. */
  | { readonly kind: 'left-reader-endpoint'; readonly member: Member }
  /** The member does not exist any more. */
  | { readonly kind: 'removed'; readonly member: Member };

/** Work that an accepted call started. It goes on whether or not somebody waits for `done`. */
export interface Work<Result> {
  /** Settles when the work has ended. Needs no handler: a failure is also logged. */
  readonly done: Promise<Result>;
}

/** How a failover ended. */
export type FailoverOutcome =
  | { readonly state: 'completed'; readonly previousWriter: string; readonly newWriter: string }
  /** The writer is the same as before; RDS-EVENT-0069 was emitted. */
  | { readonly state: 'failed'; readonly writer: string; readonly reason: string };
