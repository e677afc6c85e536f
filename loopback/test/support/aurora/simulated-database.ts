import type { CrashType } from '../../../aurora/crash-type';
import type { AcknowledgedBy, Database, Follower, StoredLog } from '../../../aurora/engine';
import { LogStream } from './log-stream';
import { PendingWrites } from './pending-writes';
import type { SimulatedMachine } from './simulated-machine';

/** Time after which a query of a frozen server fails. */
const QUERY_TIMEOUT_MS = 10_000;
const FROZEN_POLL_MS = 10;

/**
 * Model of one server: a log of write identifiers, streamed to readers with delays, and a writer that acknowledges
 * by rule. Every operation takes a random time, takes effect at a random moment of it, and can be interrupted.
 */
export class SimulatedDatabase implements Database {
  readonly identifier: string;
  readonly socketPath: string;
  readonly #machine: SimulatedMachine;
  readonly #volume: string;
  /** State that the supervisor knows. A dead server counts as running until the supervisor is notified. */
  isRunning = false;
  isAlive = false;
  isWriter = false;
  /** Number of times that this database was copied from another one. */
  copies = 0;
  #isStalled = false;
  #isFrozen = false;
  readonly #writes = new PendingWrites();
  readonly #stream = new LogStream(this);
  /** Database that this one follows. */
  #source: SimulatedDatabase | undefined;
  /** Killed, but its readers have not detected its end: writes in transit to them still arrive. */
  #isFenced = false;
  #ending: Promise<void> = Promise.resolve();
  /** Changes whenever the server ends, so that operations which started before have no later effect. */
  #life = 0;
  /** Whether this database starts as a reader, with or without a source. */
  #isReader = false;
  #isConsistent = true;
  #tellCrash: (reason: string, injected: CrashType | undefined) => void = () => {};

  constructor(machine: SimulatedMachine, identifier: string, volume: string) {
    this.#machine = machine;
    this.identifier = identifier;
    this.socketPath = `/simulated/${identifier}`;
    this.#volume = volume;
  }

  get log(): number[] {
    return this.#machine.volume(this.#volume);
  }

  set log(log: number[]) {
    this.#machine.volumes.set(this.#volume, log);
  }

  query<Row extends object>(): Promise<Row[]> {
    return Promise.reject(new Error('A simulated database has no SQL.'));
  }

  onCrash(listener: (reason: string, injected: CrashType | undefined) => void): void {
    this.#tellCrash = listener;
  }

  /**
   * Simulates SIGKILL of all processes, or a crash that a session requested. The supervisor is notified a little later.
   */
  crash(injected?: CrashType): void {
    if (!this.isAlive) return;
    this.#end();
    const life = this.#life;
    void this.#machine.takeMs(0, 3).then(() => {
      if (this.#life !== life || !this.isRunning) return;
      this.isRunning = false;
      this.#tellCrash('killed by the simulation', injected);
    });
  }

  /** Stores no received write until `resume` is called. */
  stall(): void {
    this.#isStalled = true;
  }

  /** Simulates SIGSTOP of all processes, until `resume` is called. */
  freeze(): void {
    this.#isFrozen = this.isAlive;
  }

  resume(): void {
    this.#isStalled = false;
    this.#isFrozen = false;
    this.#acknowledge();
  }

  async answer(): Promise<void> {
    await this.#answer(Number.POSITIVE_INFINITY);
  }

  async start(): Promise<void> {
    await this.#ending;
    this.#requireVolume();
    const life = ++this.#life;
    this.#isFenced = false;
    await this.#machine.takeMs(3, 20);
    // Only the source knows the end of a copied log.
    while (this.#life === life && !this.#isConsistent && !this.#source?.isAlive)
      await this.#machine.takeMs(20, 20);
    if (this.#life !== life) throw new Error(`${this.identifier} was stopped during its start.`);
    if (this.#machine.random.happens(this.#machine.faults.startFails))
      throw new Error('The simulated server does not start.');
    this.#isConsistent = true;
    this.isAlive = true;
    this.isWriter = !this.#isReader;
    this.isRunning = true;
    this.#isStalled = false;
    this.#isFrozen = false;
    void this.#follow(life);
  }

  async shutDown(): Promise<void> {
    await this.kill();
  }

  async fence(): Promise<void> {
    await this.#machine.takeMs(0, 6);
    if (this.#machine.random.happens(this.#machine.faults.fenceFails))
      throw new Error('The simulated server cannot be killed.');
    this.isRunning = false;
    this.#isFenced = true;
    this.#writes.breakAll();
    const life = this.#life;
    this.#ending = this.#machine.takeMs(0, 40).then(() => {
      if (this.#life === life) this.#end();
    });
  }

  async kill(): Promise<void> {
    await this.fence();
    await this.#ending;
  }

  async setAcknowledgedBy(acknowledgedBy: AcknowledgedBy): Promise<void> {
    const life = this.#life;
    await this.#machine.takeMs(0, 4);
    this.#requireVolume();
    if (this.#isFrozen) await this.#answer();
    this.#writes.rule = acknowledgedBy;
    this.#acknowledge();
    await this.#machine.takeMs(0, 2);
    if (this.#life !== life) throw new Error(`${this.identifier} ended before the rule took effect.`);
  }

  async writtenPosition(): Promise<bigint> {
    await this.#answer();
    return BigInt(this.log.length);
  }

  async followers(): Promise<readonly Follower[]> {
    await this.#answer();
    return this.#writes.followers;
  }

  async storedLog(drainMs: number): Promise<StoredLog> {
    for (let leftMs = drainMs; leftMs > 0 && !this.#stream.isDrained; leftMs -= 10)
      await this.#machine.takeMs(10, 10);
    await this.#answer();
    return { position: BigInt(this.log.length), isDrained: this.#stream.isDrained };
  }

  async warmUp(): Promise<void> {}

  async follow(source: Database): Promise<void> {
    await this.#machine.takeMs(0, 3);
    this.#requireVolume();
    if (!(source instanceof SimulatedDatabase))
      throw new TypeError('The source is not a simulated database.');
    if (this.isAlive && this.isWriter) throw new Error(`${this.identifier} is a writer.`);
    this.isWriter = false;
    this.#isReader = true;
    this.#source = source;
  }

  async startAlone(): Promise<bigint> {
    this.#isReader = true;
    this.#source = undefined;
    await this.start();
    await this.#answer();
    return BigInt(this.log.length);
  }

  async promote(): Promise<void> {
    const life = this.#life;
    const becomeWriter = (): void => {
      if (this.#life !== life) return;
      this.isWriter = true;
      this.#isReader = false;
      this.#source = undefined;
      this.#stream.disconnect();
    };
    await this.#machine.takeMs(1, 15);
    if (this.#machine.random.happens(this.#machine.faults.promotionIsLate)) {
      void this.#machine.takeMs(0, 60).then(becomeWriter);
      throw new Error('The promotion timed out.');
    }
    becomeWriter();
    await this.#answer();
  }

  async copyFrom(source: Database): Promise<void> {
    if (!(source instanceof SimulatedDatabase))
      throw new TypeError('The source is not a simulated database.');
    const life = source.#life;
    await this.#machine.takeMs(5, 30);
    if (source.#life !== life || !source.isAlive)
      throw new Error(`${source.identifier} ended during the copy.`);
    this.log = [...source.log];
    this.copies++;
    this.#isConsistent = false;
    this.isWriter = false;
  }

  async backUp(volume: string): Promise<void> {
    const life = this.#life;
    const log = [...this.log];
    await this.#machine.takeMs(5, 30);
    if (this.#life !== life || !this.isAlive) throw new Error(`${this.identifier} ended during the copy.`);
    this.#machine.volumes.set(volume, log);
  }

  /**
   * Writes as a client does. Resolves with true if acknowledged, with false if the connection broke and the outcome is
   * unknown.
   */
  write(identifier: number): Promise<boolean> {
    if (!this.isAlive || this.#isFenced || !this.isWriter) return Promise.resolve(false);
    if (this.#isFrozen) return this.#writes.add(Number.POSITIVE_INFINITY);
    this.log.push(identifier);
    const write = this.#writes.add(this.log.length);
    this.#acknowledge();
    return write;
  }

  report(reader: { readonly identifier: string }, position: number): void {
    this.#writes.report(reader, position);
    this.#acknowledge();
  }

  forget(reader: object): void {
    this.#writes.forget(reader);
  }

  #requireVolume(): void {
    if (!this.#machine.volumes.has(this.#volume)) throw new Error(`${this.identifier} has no volume.`);
  }

  #end(): void {
    this.#life++;
    this.isAlive = false;
    this.#isFrozen = false;
    this.#stream.end();
    this.#writes.forgetAll();
    this.#writes.breakAll();
  }

  async #answer(timeoutMs = QUERY_TIMEOUT_MS): Promise<void> {
    const life = this.#life;
    await this.#machine.takeMs(0, 2);
    for (let waitedMs = 0; this.#isFrozen && !this.#isFenced; waitedMs += FROZEN_POLL_MS) {
      if (waitedMs >= timeoutMs) throw new Error(`${this.identifier} has not answered for ${timeoutMs} ms.`);
      await this.#machine.takeMs(FROZEN_POLL_MS, FROZEN_POLL_MS);
    }
    if (!this.isAlive || this.#isFenced || this.#life !== life)
      throw new Error(`${this.identifier} does not answer.`);
  }

  /** Connects to the source repeatedly, and stores the received writes. */
  async #follow(life: number): Promise<void> {
    while (this.#life === life) {
      await this.#machine.takeMs(4, 16);
      if (this.#life !== life || this.isWriter) return;
      if (this.#isFrozen) continue;
      if (this.#isStalled) {
        this.#stream.hold();
        continue;
      }
      this.#stream.store();
      if (!this.#stream.isConnectedTo(this.#source) || !this.#source?.isAlive) this.#stream.disconnect();
      if (this.#source?.isAlive && !this.#source.#isFrozen)
        this.#stream.receive(this.#source, this.#machine.random);
    }
  }

  #acknowledge(): void {
    if (!this.#isFrozen) this.#writes.acknowledge(this.log.length);
  }
}
