import type { Clock } from './clock';
import type { ClusterMember } from './cluster-member';
import type { ConnectionTarget, EndpointName } from './model';
import type { Pace } from './pace';
import type { Topology } from './topology';

/** Destinations of the endpoints, which are out of date for a while after a failover. */
export class Routes {
  readonly #topology: Topology;
  readonly #clock: Clock;
  #clusterEndpoint: ClusterMember | undefined;
  /** Promoted reader to which the reader endpoint still leads. */
  #lingering: ClusterMember | undefined;
  #readerTurn = 0;

  constructor(topology: Topology, clock: Clock) {
    this.#topology = topology;
    this.#clock = clock;
  }

  target(endpoint: EndpointName): ConnectionTarget {
    if (endpoint === 'cluster') return this.#to(this.#clusterEndpoint, 'The cluster has no writer.');
    if (endpoint === 'reader') return this.#toReader();
    const member = this.#topology.find(endpoint.instance);
    return this.#to(member, `The cluster has no instance ${endpoint.instance}.`);
  }

  /** Points the cluster endpoint to this writer at once. */
  lead(writer: ClusterMember): void {
    if (this.#clusterEndpoint === writer) return;
    this.#clusterEndpoint = writer;
    this.#topology.notify({ kind: 'endpoint-switched', member: writer });
  }

  /** Updates the endpoints after the promotion of a reader. On return the cluster endpoint leads to the new writer. */
  async promoted(writer: ClusterMember, pace: Pace, signal: AbortSignal): Promise<void> {
    this.#lingering = writer;
    this.#topology.notify({ kind: 'promoted', member: writer });
    if (pace.staleReaderEndpointMs === 0) this.#leaveReaderEndpoint(writer);
    else {
      void this.#clock
        .sleep(pace.staleReaderEndpointMs, signal)
        .then(() => this.#leaveReaderEndpoint(writer));
    }
    if (pace.staleClusterEndpointMs > 0) await this.#clock.sleep(pace.staleClusterEndpointMs, signal);
    this.lead(writer);
  }

  forget(member: ClusterMember): void {
    if (this.#clusterEndpoint === member) this.#clusterEndpoint = undefined;
    if (this.#lingering === member) this.#lingering = undefined;
  }

  #leaveReaderEndpoint(member: ClusterMember): void {
    if (this.#lingering !== member) return;
    this.#lingering = undefined;
    this.#topology.notify({ kind: 'left-reader-endpoint', member });
  }

  /** Spreads connections over the readers in turn. Without readers they go to the writer, as on Aurora. */
  #toReader(): ConnectionTarget {
    const readers = this.#topology.members.filter(
      (member) =>
        member.isOpen &&
        // A reader that cannot be reached leaves the endpoint when that is detected.
        member.silentSinceMs === undefined &&
        (member.role === 'reader' || member === this.#lingering),
    );
    if (readers.length === 0) return this.#to(this.#topology.writer, 'The cluster has no instance.');
    return this.#to(readers[this.#readerTurn++ % readers.length], 'The cluster has no reader.');
  }

  #to(member: ClusterMember | undefined, reasonWithout: string): ConnectionTarget {
    if (member === undefined) return { state: 'closed', reason: reasonWithout };
    if (!member.isReachable) {
      return { state: 'unreachable', member, reason: `Instance ${member.identifier} cannot be reached.` };
    }
    if (member.isOpen) return { state: 'member', member, socketPath: member.database.socketPath };
    return {
      state: 'closed',
      reason: `Instance ${member.identifier} accepts no connections; its status is ${member.status}.`,
    };
  }
}
