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
  promotionTier: number;
  role: MemberRole = 'reader';
  status: InstanceStatus = 'creating';
  /** It takes connections. */
  isOpen = false;
  /** As a reader: it streams from the writer there is now, and its answers about its log can be trusted. */
  isInStep = false;
  /** Its volume is of no use: it has to be replaced by a copy of the writer's before it follows. */
  mustBeCopied = false;
  /** Its log is the writer's up to here at most, and has to be seen to end there before it follows. In bytes. */
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

  /** Aurora promotes available readers only. */
  get canBePromoted(): boolean {
    return this.role === 'reader' && this.status === 'available' && this.isInStep && this.database.isRunning;
  }
}
