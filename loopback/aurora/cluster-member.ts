import type { Database } from './engine';
import type { InstanceSpec, InstanceStatus, Member, MemberRole } from './model';
import { createResourceId } from './resource-id';

export class ClusterMember implements Member {
  readonly identifier: string;
  readonly resourceId = createResourceId('db');
  readonly availabilityZone: string;
  readonly createdAt: Date;
  readonly database: Database;
  instanceClass: string;
  pendingInstanceClass: string | undefined;
  promotionTier: number;
  role: MemberRole = 'reader';
  status: InstanceStatus = 'creating';
  /** `isolated`: the network to the host is cut; `lost`: the host is gone until RDS replaces it. */
  host: 'reachable' | 'isolated' | 'lost' = 'reachable';
  /** Whether the member accepts connections. */
  isOpen = false;
  /** For a reader: whether it streams from the current writer and its answers about its log can be trusted. */
  isInStep = false;
  /** Start of the health check that a silent server has not answered; undefined while the server answers. */
  silentSinceMs: number | undefined;
  /**
   * Whether the member's volume must be replaced with a copy of the writer's volume before the member follows the
   * writer.
   */
  mustBeCopied = false;
  /**
   * Position in bytes up to which the member's log is known to equal the writer's log. Set if the member's log may be
   * longer than this position. Its length is checked before the member follows the writer.
   */
  sharedUpTo: bigint | undefined;

  constructor(spec: InstanceSpec, createdAt: Date, openDatabase: (volume: string) => Database) {
    this.identifier = spec.identifier.toLowerCase();
    this.instanceClass = spec.instanceClass;
    this.availabilityZone = spec.availabilityZone;
    this.promotionTier = spec.promotionTier ?? 1;
    this.createdAt = createdAt;
    this.database = openDatabase(this.volume);
  }

  get volume(): string {
    return this.resourceId.toLowerCase();
  }

  get isReachable(): boolean {
    return this.host === 'reachable';
  }

  /** Aurora only promotes available readers. */
  get canBePromoted(): boolean {
    if (!this.isReachable || this.silentSinceMs !== undefined) return false;
    return this.role === 'reader' && this.status === 'available' && this.isInStep && this.database.isRunning;
  }
}
