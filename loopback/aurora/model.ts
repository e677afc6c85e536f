/** Cluster statuses, spelled as DescribeDBClusters returns them (user guide, "Viewing DB cluster status"). */
export type ClusterStatus =
  | 'creating'
  | 'available'
  | 'failing-over'
  | 'maintenance'
  | 'modifying'
  | 'starting'
  | 'stopping'
  | 'stopped'
  | 'upgrading'
  | 'deleting';

/** Instance statuses, spelled as DescribeDBInstances returns them. */
export type InstanceStatus =
  | 'creating'
  | 'available'
  | 'rebooting'
  | 'maintenance'
  | 'modifying'
  | 'upgrading'
  | 'starting'
  | 'stopping'
  | 'stopped'
  | 'deleting'
  | 'failed';

export type MemberRole = 'writer' | 'reader';

/** Properties of an instance to add to a cluster. */
export interface InstanceSpec {
  /** Stored in lower case; matched case-insensitively. */
  readonly identifier: string;
  /** For example `db.r7g.large` or `db.serverless`. */
  readonly instanceClass: string;
  readonly availabilityZone: string;
  /** 0 to 15, the lowest is promoted first. @default 1 */
  readonly promotionTier?: number;
}

/** Part of a member's database that the endpoints and SQL functions use. */
export interface MemberDatabase {
  /** Unix socket of the server (the `.s.PGSQL.N` file), the only address on which it listens. */
  readonly socketPath: string;
  /** Whether the server runs. False from when its end is detected until it answers queries again. */
  readonly isRunning: boolean;
  /** Runs SQL as the internal superuser `rdsadmin` in a kept session. Rejects while the server is down. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Instance of a cluster. Its fields change as the cluster changes. */
export interface Member {
  readonly identifier: string;
  /** `db-…`, as in `DbiResourceId`. Never reused. */
  readonly resourceId: string;
  readonly instanceClass: string;
  /** Class that the instance has after its current restart. */
  readonly pendingInstanceClass?: string | undefined;
  readonly availabilityZone: string;
  readonly promotionTier: number;
  readonly createdAt: Date;
  readonly role: MemberRole;
  readonly status: InstanceStatus;
  /** Whether clients and RDS can reach the host of the instance. */
  readonly isReachable: boolean;
  readonly database: MemberDatabase;
}

/** Endpoint of a cluster: its cluster endpoint, its reader endpoint or the endpoint of one instance. */
export type EndpointName = 'cluster' | 'reader' | { readonly instance: string };

/** Destination of a new connection to an endpoint. */
export type ConnectionTarget =
  | { readonly state: 'member'; readonly member: Member; readonly socketPath: string }
  /** The host of the member cannot be reached: the connection hangs. */
  | { readonly state: 'unreachable'; readonly member: Member; readonly reason: string }
  | { readonly state: 'closed'; readonly reason: string };

/**
 * Change that affects connections. When a member goes down, the server side of its connections closes by itself.
 */
export type TopologyChange =
  /** The member's connections must be cut now: its server is being fenced, stopped or removed. */
  | { readonly kind: 'closing'; readonly member: Member }
  /** The member accepts connections (again). */
  | { readonly kind: 'opened'; readonly member: Member }
  /**
   * The member is the writer now. The cluster endpoint follows after the time that the pace sets (`endpoint-switched`).
   */
  | { readonly kind: 'promoted'; readonly member: Member }
  /** New connections to the cluster endpoint lead to this member from now on. */
  | { readonly kind: 'endpoint-switched'; readonly member: Member }
  /** The reader endpoint no longer leads to the promoted reader: connections made through that endpoint end here. */
  | { readonly kind: 'left-reader-endpoint'; readonly member: Member }
  /** The host of the member cannot be reached: its connections fall silent, and none of them is closed. */
  | { readonly kind: 'unreachable'; readonly member: Member }
  /** The host can be reached again: connections whose server still runs continue. */
  | { readonly kind: 'reachable'; readonly member: Member }
  /** The member has another host: the connections to the previous host stay silent forever. */
  | { readonly kind: 'host-replaced'; readonly member: Member }
  /** The member no longer exists. */
  | { readonly kind: 'removed'; readonly member: Member };

/** Copy of a cluster's volume. */
export interface VolumeCopy {
  readonly volume: string;
  /** Whether it has users and databases. False if the cluster had never had an instance. */
  readonly isPrepared: boolean;
}

/** Work that an accepted call started. It continues even if no caller waits for `done`. */
export interface Work<Result> {
  /** Settles when the work has ended. Needs no handler: a failure is also logged. */
  readonly done: Promise<Result>;
}

/** Result of a failover. */
export type FailoverOutcome =
  | { readonly state: 'completed'; readonly previousWriter: string; readonly newWriter: string }
  /** The writer is the same as before; RDS-EVENT-0069 was emitted. */
  | { readonly state: 'failed'; readonly writer: string; readonly reason: string };
