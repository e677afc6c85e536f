import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import type { EventLog } from '../../aurora/event-log';
import type { Member } from '../../aurora/model';
import type { AccountIdentity } from '../account-identity';
import type { ClusterHost, HostedCluster } from './clusters/cluster-host';
import { faults } from './faults';
import { ClusterParameterGroups } from './stored/cluster-parameter-groups';
import { ClusterSnapshots } from './stored/cluster-snapshots';
import type { MasterUserSecrets } from './stored/master-user-secrets';
import type { FindSubnet } from './stored/subnet-groups';
import { SubnetGroups } from './stored/subnet-groups';
import { TagStore } from './stored/tags';

export interface RdsDeps {
  readonly account: AccountIdentity;
  readonly host: ClusterHost;
  /** Event log that the host's clusters write to. */
  readonly events: EventLog;
  readonly secrets: MasterUserSecrets;
  readonly findSubnet: FindSubnet;
  /** Wall-clock time. */
  readonly now: () => Date;
  /** Logs failures of background work, one line each. */
  readonly log: (line: string) => void;
}

/** Cluster with settings that only its API stores. */
export interface ClusterRecord {
  readonly hosted: HostedCluster;
  readonly masterUsername: string;
  /** Initial password. The first instance creates the user with it. */
  readonly masterPassword: string;
  /** Settings as Describe calls show them. Changes replace the object. */
  shown: Partial<DBCluster>;
  readonly subnetGroup: string | undefined;
  parameterGroup: string;
  /** Availability Zones for its instances. */
  readonly availabilityZones: readonly string[];
}

/** Instance with its cluster. */
export interface InstanceRecord {
  readonly cluster: ClusterRecord;
  readonly member: Member;
}

/** RDS resources of one account. The clusters report which instances exist. */
export class RdsState {
  readonly deps: RdsDeps;
  readonly subnetGroups: SubnetGroups;
  readonly parameterGroups = new ClusterParameterGroups();
  readonly snapshots = new ClusterSnapshots();
  readonly tags = new TagStore();
  readonly #clusters = new Map<string, ClusterRecord>();
  readonly #reserved = new Set<string>();
  /** By resource ID, so that an instance does not inherit the settings of an earlier instance with the same name. */
  readonly #instanceSettings = new Map<string, Partial<DBInstance>>();

  constructor(deps: RdsDeps) {
    this.deps = deps;
    this.subnetGroups = new SubnetGroups(deps.findSubnet);
  }

  get clusters(): readonly ClusterRecord[] {
    return [...this.#clusters.values()];
  }

  get instances(): readonly InstanceRecord[] {
    return this.clusters.flatMap((cluster) =>
      cluster.hosted.cluster.members.map((member) => ({ cluster, member })),
    );
  }

  /** Throws `DBClusterNotFoundFault`. */
  cluster(identifier: string): ClusterRecord {
    const record = this.#clusters.get(identifier);
    if (record === undefined) throw faults.clusterNotFound(identifier);
    return record;
  }

  /** Throws `DBInstanceNotFound`. */
  instance(identifier: string): InstanceRecord {
    const record = this.instances.find(({ member }) => member.identifier === identifier);
    if (record === undefined) throw faults.instanceNotFound(identifier);
    return record;
  }

  /** Adds the cluster that `create` returns. Reserves the name while `create` runs. */
  async addCluster(identifier: string, create: () => Promise<ClusterRecord>): Promise<ClusterRecord> {
    if (this.#clusters.has(identifier) || this.#reserved.has(identifier)) throw faults.clusterExists();
    this.#reserved.add(identifier);
    try {
      const record = await create();
      this.#clusters.set(identifier, record);
      return record;
    } finally {
      this.#reserved.delete(identifier);
    }
  }

  /** Removes a deleted cluster. */
  removeCluster(record: ClusterRecord): void {
    this.#clusters.delete(record.hosted.cluster.identifier);
  }

  instanceSettings({ member }: InstanceRecord): Partial<DBInstance> {
    return this.#instanceSettings.get(member.resourceId) ?? {};
  }

  changeInstanceSettings({ member }: InstanceRecord, settings: Partial<DBInstance>): void {
    this.#instanceSettings.set(member.resourceId, {
      ...this.#instanceSettings.get(member.resourceId),
      ...settings,
    });
  }

  removeInstanceSettings({ member }: InstanceRecord): void {
    this.#instanceSettings.delete(member.resourceId);
  }

  /** Closes every cluster. */
  async close(): Promise<void> {
    await Promise.all(this.clusters.map(({ hosted }) => hosted.close()));
  }
}
