import type { CrashType } from '../../../aurora/crash-type';
import type { AcknowledgedBy, Database, Follower, StoredLog } from '../../../aurora/engine';
import type { SimulatedMachine } from './simulated-machine';

/** Time after which a query of a frozen server fails. */
const QUERY_TIMEOUT_MS = 10_000;
const FROZEN_POLL_MS = 10;

interface PendingWrite {
  readonly position: number;
  readonly settle: (isAcknowledged: boolean) => void;
}

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
  #acknowledgedBy: AcknowledgedBy = { by: 'writer-alone' };
  #pending: PendingWrite[] = [];
  #source: SimulatedDatabase | undefined;
  /** Database from which this one streams now; `#inbox` holds the writes that were sent and are not stored yet. */
  #connectedTo: SimulatedDatabase | undefined;
  #inbox: number[] = [];
  /** Readers that stream from this database, each with the position that it reported as stored. */
  readonly #reported = new Map<SimulatedDatabase, number>();
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
    void this.#stream(life);
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
    this.#breakWrites();
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
    this.#acknowledgedBy = acknowledgedBy;
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
    return [...this.#reported].map(([reader, stored]) => ({
      identifier: reader.identifier,
      storedPosition: BigInt(stored),
    }));
  }

  async storedLog(drainMs: number): Promise<StoredLog> {
    for (let leftMs = drainMs; leftMs > 0 && !this.#isDrained; leftMs -= 10)
      await this.#machine.takeMs(10, 10);
    await this.#answer();
    return { position: BigInt(this.log.length), isDrained: this.#isDrained };
  }

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
      this.#disconnect();
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

  /**
   * Writes as a client does. Resolves with true if acknowledged, with false if the connection broke and the outcome is
   * unknown.
   */
  write(identifier: number): Promise<boolean> {
    if (!this.isAlive || this.#isFenced || !this.isWriter) return Promise.resolve(false);
    if (this.#isFrozen) {
      return new Promise((settle) => this.#pending.push({ position: Number.POSITIVE_INFINITY, settle }));
    }
    this.log.push(identifier);
    return new Promise((settle) => {
      this.#pending.push({ position: this.log.length, settle });
      this.#acknowledge();
    });
  }

  #requireVolume(): void {
    if (!this.#machine.volumes.has(this.#volume)) throw new Error(`${this.identifier} has no volume.`);
  }

  #end(): void {
    this.#life++;
    this.isAlive = false;
    this.#isFrozen = false;
    this.#disconnect();
    this.#inbox = [];
    this.#reported.clear();
    this.#breakWrites();
  }

  #breakWrites(): void {
    for (const { settle } of this.#pending.splice(0)) settle(false);
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

  get #isDrained(): boolean {
    return this.#connectedTo === undefined && this.#inbox.length === 0;
  }

  #disconnect(): void {
    const source = this.#connectedTo;
    if (source !== undefined) source.#reported.delete(this);
    this.#connectedTo = undefined;
  }

  /** Connects to the source repeatedly, and stores the received writes. */
  async #stream(life: number): Promise<void> {
    while (this.#life === life) {
      await this.#machine.takeMs(4, 16);
      if (this.#life !== life || this.isWriter) return;
      if (this.#isFrozen) continue;
      if (this.#isStalled) {
        // Sent writes wait in the socket, even after the sender has ended.
        if (this.#connectedTo?.isAlive) this.#inbox = this.#missing(this.#connectedTo);
        continue;
      }
      this.#storeInbox();
      if (this.#connectedTo !== this.#source || !this.#source?.isAlive) this.#disconnect();
      if (this.#source?.isAlive && !this.#source.#isFrozen) this.#receive(this.#source);
    }
  }

  #missing(source: SimulatedDatabase): number[] {
    const isPart = this.log.every((write, index) => source.log[index] === write);
    return isPart ? source.log.slice(this.log.length) : [];
  }

  /**
   * A reader whose log is not a prefix of its source's log stores nothing, but still reports its position as stored.
   */
  #receive(source: SimulatedDatabase): void {
    this.#connectedTo = source;
    const sent = this.#missing(source);
    this.#inbox = sent.slice(0, this.#machine.random.between(0, sent.length));
    source.#reported.set(this, this.log.length);
    source.#acknowledge();
  }

  #storeInbox(): void {
    this.log.push(...this.#inbox);
    this.#inbox = [];
  }

  #acknowledge(): void {
    if (this.#isFrozen) return;
    const stored = this.#storedForSure();
    const isDone = ({ position }: PendingWrite): boolean => position <= stored;
    const done = this.#pending.filter(isDone);
    this.#pending = this.#pending.filter((write) => !isDone(write));
    for (const { settle } of done) settle(true);
  }

  /** The position up to which the rule allows writes to be acknowledged. */
  #storedForSure(): number {
    const rule = this.#acknowledgedBy;
    if (rule.by === 'none') return 0;
    if (rule.by === 'writer-alone') return this.log.length;
    const counted = [...this.#reported].filter(([reader]) => rule.identifiers.includes(reader.identifier));
    return Math.max(0, ...counted.map(([, stored]) => stored));
  }
}
