import type { Mutex } from '../postgres/mutex';
import { ClusterMember } from './cluster-member';
import type { AuroraClusterOptions } from './cluster-options';
import type { ClusterContext } from './context';
import type { Engine } from './engine';
import { EVENTS } from './event-messages';
import type { InstanceSpec, VolumeCopy } from './model';
import type { Supervisor } from './supervisor';
import { waitUntil } from './wait-until';

interface InstancesDeps {
  readonly context: ClusterContext;
  readonly engine: Engine;
  readonly supervisor: Supervisor;
  readonly mutex: Mutex;
  /** Name of the cluster's volume while no instance serves it. */
  readonly volume: string;
  readonly options: Pick<AuroraClusterOptions, 'restoredFrom' | 'templateStatements' | 'prepareVolume'>;
}

/** Adds instances to a cluster and removes them. The volume stays when the last instance is removed. */
export class Instances {
  readonly #deps: InstancesDeps;
  /** Resolves when the volume exists. */
  readonly #created: Promise<void>;
  #isPrepared: boolean;
  #waiting: ClusterMember[] = [];

  constructor(deps: InstancesDeps) {
    this.#deps = deps;
    const { engine, volume } = deps;
    const { restoredFrom, templateStatements = [] } = deps.options;
    this.#created =
      restoredFrom === undefined
        ? engine.createVolume(volume, templateStatements)
        : engine.copyVolume(restoredFrom.volume, volume);
    this.#isPrepared = restoredFrom?.isPrepared ?? false;
    this.#created.catch((error) => deps.context.log(`The volume was not created: ${String(error)}`));
  }

  async created(): Promise<void> {
    await this.#created;
  }

  /** Adds an instance; its member exists at once. Instances added before the volume is served are started together. */
  add(spec: InstanceSpec): { readonly member: ClusterMember; readonly done: Promise<void> } {
    const { context, engine, supervisor, mutex } = this.#deps;
    const member = new ClusterMember(spec, context.clock.date(), (volume) =>
      engine.openDatabase(spec.identifier.toLowerCase(), volume),
    );
    context.topology.members.push(member);
    supervisor.watch(member);
    this.#waiting.push(member);
    const done = this.#created
      .catch((error) => {
        member.status = 'failed';
        throw error;
      })
      .then(() => mutex.run(() => this.#startWaiting()))
      .then(() => this.#waitUntilAvailable(member));
    return { member, done };
  }

  /** Removes a reader, or a writer without readers, from the cluster. */
  async remove(member: ClusterMember): Promise<void> {
    const { context, engine, volume } = this.#deps;
    const { acknowledgements, attacher, record, routes, topology } = context;
    await attacher.detach(member);
    topology.close(member);
    if (member.role === 'writer') {
      acknowledgements.freeze();
      await member.database.shutDown();
      await engine.moveVolume(member.volume, volume);
    } else {
      await member.database.kill();
      await engine.removeVolume(member.volume);
    }
    routes.forget(member);
    topology.members.splice(topology.members.indexOf(member), 1);
    record.instance(member, EVENTS.instanceDeleted);
    topology.notify({ kind: 'removed', member });
  }

  /** Copies the volume while no instance serves it. */
  async copyVolume(to: string): Promise<VolumeCopy> {
    const { engine, volume } = this.#deps;
    await this.#created;
    await engine.copyVolume(volume, to);
    return { volume: to, isPrepared: this.#isPrepared };
  }

  /** Removes all volumes. No server may run on them. */
  async removeVolumes(): Promise<void> {
    const { context, engine, volume } = this.#deps;
    const volumes = [volume, ...context.topology.members.map((member) => member.volume)];
    await Promise.all(volumes.map((name) => engine.removeVolume(name)));
  }

  async #startWaiting(): Promise<void> {
    const { attacher, topology } = this.#deps.context;
    const waiting = this.#waiting.filter((member) => member.status === 'creating');
    this.#waiting = [];
    const [first, ...others] = waiting;
    if (first === undefined) return;
    if (topology.writer === undefined) {
      return this.#serveVolume(first, others).catch((error) => this.#keepVolume(first, others, error));
    }
    for (const member of waiting) {
      member.mustBeCopied = true;
      attacher.attach(member);
    }
  }

  /** Starts the first instance on the cluster's volume and the others on copies of it, all at the same time. */
  async #serveVolume(first: ClusterMember, others: readonly ClusterMember[]): Promise<void> {
    const { context, engine, volume, options } = this.#deps;
    const { acknowledgements, attacher, record, routes, topology } = context;
    await Promise.all(others.map((member) => engine.copyVolume(volume, member.volume)));
    await engine.moveVolume(volume, first.volume);
    topology.makeWriter(first);
    for (const member of others) attacher.attach(member);
    await first.database.start();
    await acknowledgements.open(first.database);
    if (!this.#isPrepared) await options.prepareVolume?.(first.database);
    this.#isPrepared = true;
    record.arrival(first);
    topology.open(first);
    routes.lead(first);
  }

  /** Keeps the volume for the next instance, because the first instance did not start. */
  async #keepVolume(first: ClusterMember, others: readonly ClusterMember[], reason: unknown): Promise<never> {
    const { context, engine, volume } = this.#deps;
    context.topology.close(first);
    context.acknowledgements.freeze();
    await Promise.all([first.database.kill(), ...others.map((member) => context.attacher.detach(member))]);
    if (first.role === 'writer') await engine.moveVolume(first.volume, volume);
    first.role = 'reader';
    first.status = 'failed';
    this.#waiting.unshift(...others);
    throw reason;
  }

  async #waitUntilAvailable(member: ClusterMember): Promise<void> {
    const { clock, closing } = this.#deps.context;
    await waitUntil(clock, Number.POSITIVE_INFINITY, () => member.status !== 'creating', closing);
    closing.throwIfAborted();
    if (member.status !== 'available') throw new Error(`Instance ${member.identifier} is ${member.status}.`);
  }
}
