import type { Clock } from './clock';
import type { ClusterMember } from './cluster-member';
import type { ConnectionTarget, EndpointName } from './model';
import type { Pace } from './pace';
import type { Topology } from './topology';

/** Where the endpoints lead, which for a while after a failover is not where they should. */
export class Routes {
  readonly #topology: Topology;
  readonly #clock: Clock;
  #clusterEndpoint: ClusterMember | undefined;
  /** A writer the reader endpoint still leads to, being a reader shortly before. */
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

  /** The cluster endpoint leads to this writer at once. */
  lead(writer: ClusterMember): void {
    if (this.#clusterEndpoint === writer) return;
    this.#clusterEndpoint = writer;
    this.#topology.announce({ kind: 'endpoint-switched', member: writer });
  }

  /** A reader has become the writer; on return the cluster endpoint leads to it. */
  async promoted(writer: ClusterMember, pace: Pace, signal: AbortSignal): Promise<void> {
    this.#lingering = writer;
    this.#topology.announce({ kind: 'promoted', member: writer });
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
    this.#topology.announce({ kind: 'left-reader-endpoint', member });
  }

  /** Spreads connections over the readers in turn; with none it leads to the writer, as Aurora's does. */
  #toReader(): ConnectionTarget {
    const readers = this.#topology.members.filter(
      (member) => member.isOpen && (member.role === 'reader' || member === this.#lingering),
    );
    if (readers.length === 0) return this.#to(this.#topology.writer, 'The cluster has no instance.');
    return this.#to(readers[this.#readerTurn++ % readers.length], 'The cluster has no reader.');
  }

  #to(member: ClusterMember | undefined, reasonWithout: string): ConnectionTarget {
    if (member === undefined) return { state: 'closed', reason: reasonWithout };
    if (member.isOpen) return { state: 'member', member, socketPath: member.database.socketPath };
    return {
      state: 'closed',
      reason: `Instance ${member.identifier} takes no connections: ${member.status}.`,
    };
  }
}
