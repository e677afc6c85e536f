import { setMaxListeners } from 'node:events';
import { Mutex } from '../postgres/mutex';
import { backUpCluster } from './back-up-cluster';
import { BackgroundWork } from './background-work';
import * as checks from './checks';
import { changeClass } from './class-change';
import type { AuroraClusterDeps, AuroraClusterOptions } from './cluster-options';
import type { ClusterContext } from './context';
import { createContext } from './context';
import { createCluster } from './create-cluster';
import { endCluster } from './end-cluster';
import { upgradeEngine } from './engine-upgrade';
import type { EventLog } from './event-log';
import type { FailoverCause } from './event-messages';
import { EVENTS } from './event-messages';
import { replaceWriter } from './failover/replace-writer';
import { Instances } from './instances';
import { isolate, loseWriter, reconnect } from './isolation';
import type {
  ClusterStatus,
  ConnectionTarget,
  EndpointName,
  FailoverOutcome,
  InstanceSpec,
  Member,
  TopologyChange,
  VolumeCopy,
  Work,
} from './model';
import type { Pace } from './pace';
import { removeInstance } from './removal';
import { createResourceId } from './resource-id';
import { restartInstance, startCluster, stopCluster } from './start-stop';
import { watchStreams } from './stream-watch';
import { Supervisor } from './supervisor';
import { applySystemUpdate } from './system-update';
import type { Topology } from './topology';
import { keepReadersWarm } from './warm-up';

/**
 * One Aurora cluster: a writer and up to 15 readers over one volume. A refused call throws an AuroraError and changes
 * nothing. An accepted call changes the status at once and continues in the background (`Work.done`).
 */
export class AuroraCluster {
  readonly identifier: string;
  /** `cluster-…`, as in `DbClusterResourceId`. */
  readonly resourceId = createResourceId('cluster');
  /** Changed by `upgrade` only. */
  engineVersion: string;
  readonly port: number;
  readonly createdAt: Date;
  readonly events: EventLog;
  /** Settles when the volume and the first instances are available. */
  readonly ready: Work<void>;
  /** Pace of failovers. May be changed at any time. */
  pace: Pace;
  readonly #deps: AuroraClusterDeps;
  readonly #topology: Topology;
  readonly #context: ClusterContext;
  readonly #instances: Instances;
  readonly #supervisor: Supervisor;
  /** Serialises changes of roles and restarts of servers. */
  readonly #mutex = new Mutex();
  readonly #background: BackgroundWork;
  readonly #watches: readonly Promise<void>[];
  readonly #closing = new AbortController();
  #deletion: Work<VolumeCopy | undefined> | undefined;
  #closed: Promise<void> | undefined;

  /** Starts creating a cluster, whose status is `creating` at once. */
  static create(options: AuroraClusterOptions, deps: AuroraClusterDeps): AuroraCluster {
    return new AuroraCluster(options, deps);
  }

  private constructor(options: AuroraClusterOptions, deps: AuroraClusterDeps) {
    // Every instance may wait for the signal at the same time.
    setMaxListeners(0, this.#closing.signal);
    const { clock, engine, events, log } = deps;
    this.#deps = deps;
    this.identifier = options.identifier.toLowerCase();
    this.engineVersion = options.engineVersion;
    this.port = options.port;
    this.createdAt = clock.date();
    this.events = events;
    this.pace = deps.pace;
    this.#context = createContext(options, deps, () => this.pace, this.#closing.signal);
    this.#topology = this.#context.topology;
    this.#background = new BackgroundWork(
      () => this.#supervisor.check(),
      (error) => log(`DB cluster ${this.identifier}: ${String(error)}`),
    );
    this.#supervisor = new Supervisor(this.#context, this.#mutex, this.#replaceLostWriter);
    this.#instances = new Instances({
      context: this.#context,
      engine,
      supervisor: this.#supervisor,
      mutex: this.#mutex,
      volume: this.resourceId.toLowerCase(),
      options,
    });
    this.#watches = [watchStreams(this.#context), keepReadersWarm(this.#context)];
    this.ready = this.#background.add(createCluster(this.#context, this.#instances, options.instances ?? []));
  }

  get status(): ClusterStatus {
    return this.#topology.status;
  }

  /** Members in order of creation. */
  get members(): readonly Member[] {
    return this.#topology.members;
  }

  /** Member that is the writer now, running or not. */
  get writer(): Member | undefined {
    return this.#topology.writer;
  }

  /** Returns a member. The identifier is not case-sensitive. Throws DBInstanceNotFound if the member does not exist. */
  member(identifier: string): Member {
    return checks.requireMember(this.#topology, identifier);
  }

  /** Adds an instance. The member exists at once, with status `creating`; `done` settles when it is available. */
  addInstance(spec: InstanceSpec): Work<void> & { readonly member: Member } {
    if (this.status !== 'creating') checks.requireAvailable(this.#topology);
    checks.requireRoomFor(this.#topology, spec);
    const { member, done } = this.#instances.add(spec);
    return { member, ...this.#background.add(done) };
  }

  /**
   * Removes an instance. As in Aurora, a writer is failed over first if another instance is left. The last instance
   * leaves the data behind for the next instance that is added.
   */
  removeInstance(identifier: string): Work<void> {
    const member = checks.requireMember(this.#topology, identifier);
    checks.requireAvailable(this.#topology);
    checks.requireNotDeleting(member);
    member.status = 'deleting';
    const work = removeInstance(this.#context, this.#instances, this.#mutex, member, this.#replaceLostWriter);
    return this.#background.add(work);
  }

  /**
   * Changes an instance. As in Aurora, a change of the class requires a restart, before which a writer is failed over; a
   * change of the tier requires none.
   */
  modifyInstance(
    identifier: string,
    changes: { readonly instanceClass?: string; readonly promotionTier?: number },
  ): Work<void> {
    const member = checks.requireMember(this.#topology, identifier);
    checks.requireAvailable(this.#topology);
    checks.requireAvailableInstance(member);
    member.promotionTier = changes.promotionTier ?? member.promotionTier;
    const { instanceClass } = changes;
    if (instanceClass === undefined || instanceClass === member.instanceClass)
      return { done: Promise.resolve() };
    member.status = 'modifying';
    this.#context.record.instance(member, EVENTS.classChangeStarted);
    member.pendingInstanceClass = instanceClass;
    return this.#background.add(changeClass(this.#context, this.#mutex, member, this.#replaceLostWriter));
  }

  /** Applies an update of the operating system: readers restart one by one, then the writer is failed over. */
  applySystemUpdate(): Work<void> {
    checks.requireAllAvailable(this.#topology);
    this.#topology.status = 'maintenance';
    return this.#background.add(applySystemUpdate(this.#context, this.#mutex, this.#replaceLostWriter));
  }

  /** Changes the version within its major version. All instances restart together. */
  upgrade(to: string): Work<void> {
    checks.requireAllAvailable(this.#topology);
    this.#topology.status = 'upgrading';
    return this.#background.add(upgradeEngine(this.#context, this.#mutex, this, to));
  }

  /** Restarts an instance in place; a writer stays the writer. `done` settles when it accepts connections again. */
  rebootInstance(identifier: string): Work<void> {
    const member = checks.requireMember(this.#topology, identifier);
    checks.requireAvailable(this.#topology);
    checks.requireAvailableInstance(member);
    member.status = 'rebooting';
    return this.#background.add(this.#mutex.run(() => restartInstance(this.#context, member)));
  }

  /**
   * Fails over; the status is `failing-over` at once. Without a target, promotes the reader of the lowest tier, then
   * the largest class.
   */
  failOver(targetIdentifier?: string): Work<FailoverOutcome> {
    checks.requireAvailable(this.#topology);
    checks.requireFailoverTarget(this.#topology, targetIdentifier);
    this.#topology.status = 'failing-over';
    return this.#background.add(this.#mutex.run(() => this.#replaceWriter('customer', targetIdentifier)));
  }

  /**
   * Cuts instances off the network. Their servers keep running, but neither clients nor RDS reach them: connections fall
   * silent. If the writer is one of them and a reader can be promoted, RDS detects this and fails over. Idempotent.
   * Throws DBInstanceNotFound for an unknown instance.
   */
  isolate(identifiers: readonly string[]): void {
    isolate(this.#topology, identifiers);
  }

  /** Ends the isolation of instances. Ignores instances that are not isolated, or no longer exist. */
  reconnect(identifiers: readonly string[]): void {
    reconnect(this.#context, identifiers);
  }

  /**
   * Loses the writer's host: the instance falls silent like an isolated one, and does not come back by itself. RDS
   * detects this, fails over to a reader, and replaces the host. Without a reader, RDS replaces the host and restarts the
   * writer from its volume. Returns the lost writer.
   */
  loseWriter(): Member {
    return loseWriter(this.#topology);
  }

  /** Stops the cluster. Every instance must be available. */
  stop(): Work<void> {
    checks.requireAllAvailable(this.#topology);
    this.#topology.status = 'stopping';
    return this.#background.add(this.#mutex.run(() => stopCluster(this.#context)));
  }

  start(): Work<void> {
    checks.requireStopped(this.#topology);
    this.#topology.status = 'starting';
    return this.#background.add(this.#mutex.run(() => startCluster(this.#context)));
  }

  /** Copies the data to a new volume, which the caller owns. Clients are not interrupted. */
  backUp(volume: string): Work<VolumeCopy> {
    checks.requireAvailable(this.#topology);
    return this.#background.add(backUpCluster(this.#context, this.#instances, this.#mutex, volume));
  }

  /** Deletes the cluster and its data, after a copy to the volume `backup`. Throws while it has instances. Idempotent. */
  delete(backup?: string): Work<VolumeCopy | undefined> {
    if (this.#deletion !== undefined) return this.#deletion;
    checks.requireEmpty(this.#topology);
    this.#topology.status = 'deleting';
    this.#deletion = this.#background.add(this.#delete(this.#background.ended(), backup));
    return this.#deletion;
  }

  /** Stops everything regardless of the status and removes all data. Records no events. Idempotent. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /**
   * Returns the member to which a new connection to the endpoint leads now. After a failover this is the previous
   * member for as long as the pace sets.
   */
  connectionTarget(endpoint: EndpointName): ConnectionTarget {
    return this.#context.routes.target(endpoint);
  }

  /** Calls the listener at each change. Returns the function that unsubscribes. */
  onTopologyChange(listener: (change: TopologyChange) => void): () => void {
    return this.#topology.onChange(listener);
  }

  readonly #replaceLostWriter = (): Promise<FailoverOutcome> => this.#replaceWriter('RDS', undefined);

  async #replaceWriter(cause: FailoverCause, targetIdentifier: string | undefined): Promise<FailoverOutcome> {
    const topology = this.#topology;
    try {
      const target = cause === 'RDS' ? undefined : checks.requireFailoverTarget(topology, targetIdentifier);
      const writer = checks.requireWriter(topology);
      return await replaceWriter(this.#context, cause, writer, target, this.#deps.failoverRows);
    } finally {
      if (topology.status === 'failing-over') topology.status = 'available';
    }
  }

  async #delete(earlier: Promise<void>, backup: string | undefined): Promise<VolumeCopy | undefined> {
    await earlier;
    const copy = backup === undefined ? undefined : await this.#instances.copyVolume(backup);
    this.#context.record.cluster(EVENTS.clusterDeleted);
    await this.close();
    return copy;
  }

  async #close(): Promise<void> {
    this.#topology.status = 'deleting';
    this.#closing.abort(new Error(`DB cluster ${this.identifier} is closed.`));
    await endCluster(this.#context, this.#instances, async () => {
      await this.#background.ended(this.#deletion?.done);
      await Promise.all([this.#mutex.idle(), ...this.#watches]);
    });
  }
}
