import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import type { EventLog } from '../../aurora/event-log';
import type { Member } from '../../aurora/model';
import type { AccountIdentity } from '../account-identity';
import type { ClusterHost, HostedCluster } from './clusters/cluster-host';
import { faults } from './faults';
import { ClusterParameterGroups } from './stored/cluster-parameter-groups';
import type { MasterUserSecrets } from './stored/master-user-secrets';
import type { FindSubnet } from './stored/subnet-groups';
import { SubnetGroups } from './stored/subnet-groups';
import { TagStore } from './stored/tags';

export interface RdsDeps {
  readonly account: AccountIdentity;
  readonly host: ClusterHost;
  /** The log that the host's clusters write to. */
  readonly events: EventLog;
  readonly secrets: MasterUserSecrets;
  readonly findSubnet: FindSubnet;
  /** Wall-clock time. */
  readonly now: () => Date;
  /** Failures of background work, one line each. */
  readonly log: (line: string) => void;
}

/** A cluster with what only its API knows of it. */
export interface ClusterRecord {
  readonly hosted: HostedCluster;
  readonly masterUsername: string;
  /** What its settings look like in Describe calls. Replaced by changes. */
  shown: Partial<DBCluster>;
  readonly subnetGroup: string | undefined;
  parameterGroup: string;
  /** Where its instances can be. */
  readonly availabilityZones: readonly string[];
}

/** An instance and the cluster it belongs to. */
export interface InstanceRecord {
  readonly cluster: ClusterRecord;
  readonly member: Member;
}

/** All RDS resources of one account. Which instances there are is what its clusters say. */
export class RdsState {
  readonly deps: RdsDeps;
  readonly subnetGroups: SubnetGroups;
  readonly parameterGroups: ClusterParameterGroups;
  readonly tags = new TagStore();
  readonly #clusters = new Map<string, ClusterRecord>();
  readonly #reserved = new Set<string>();
  /** By resource ID, so that no instance inherits the settings of a namesake. */
  readonly #instanceSettings = new Map<string, Partial<DBInstance>>();

  constructor(deps: RdsDeps) {
    this.deps = deps;
    this.subnetGroups = new SubnetGroups(deps.findSubnet);
    this.parameterGroups = new ClusterParameterGroups(deps.host.engineVersions);
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

  /** Adds the cluster that `create` makes; nobody else can take the name meanwhile. */
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

  /** Forgets a cluster that is gone. */
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

  /** Ends every cluster. */
  async close(): Promise<void> {
    await Promise.all(this.clusters.map(({ hosted }) => hosted.close()));
  }
}
