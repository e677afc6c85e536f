import type { ClusterMember } from './cluster-member';
import type { ClusterStatus, TopologyChange } from './model';

/** Members of a cluster, its writer and its status. All parts of the cluster share it. */
export class Topology {
  readonly clusterIdentifier: string;
  readonly members: ClusterMember[] = [];
  status: ClusterStatus = 'creating';
  readonly #listeners = new Set<(change: TopologyChange) => void>();
  readonly #log: (line: string) => void;

  constructor(clusterIdentifier: string, log: (line: string) => void) {
    this.clusterIdentifier = clusterIdentifier;
    this.#log = log;
  }

  get writer(): ClusterMember | undefined {
    return this.members.find((member) => member.role === 'writer');
  }

  get readers(): ClusterMember[] {
    return this.members.filter((member) => member.role === 'reader');
  }

  get promotable(): ClusterMember[] {
    return this.members.filter((member) => member.canBePromoted);
  }

  find(identifier: string): ClusterMember | undefined {
    return this.members.find((member) => member.identifier === identifier.toLowerCase());
  }

  makeWriter(writer: ClusterMember): void {
    for (const member of this.members) member.role = member === writer ? 'writer' : 'reader';
    writer.isInStep = false;
  }

  /** Excludes the member from connections. */
  close(member: ClusterMember): void {
    member.isInStep = false;
    if (!member.isOpen) return;
    member.isOpen = false;
    this.notify({ kind: 'closing', member });
  }

  open(member: ClusterMember): void {
    if (member.isOpen) return;
    member.isOpen = true;
    this.notify({ kind: 'opened', member });
  }

  onChange(listener: (change: TopologyChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  notify(change: TopologyChange): void {
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        this.#log(`A listener failed on ${change.kind} of ${change.member.identifier}: ${String(error)}`);
      }
    }
  }
}
