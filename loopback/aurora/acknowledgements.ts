import { Mutex } from '../postgres/mutex';
import type { Clock } from './clock';
import type { ClusterMember } from './cluster-member';
import type { Database } from './engine';

const FIRST_POLL_MS = 2;
const LAST_POLL_MS = 100;

/** Members that together have every acknowledged write. */
export type Witnesses =
  | { readonly state: 'writer-alone' }
  /** At least one of these readers has stored each acknowledged write. It is unknown which reader. */
  | { readonly state: 'readers'; readonly readers: ReadonlySet<ClusterMember> };

/**
 * Keeps two sets. The list contains the readers that the writer waits for before it acknowledges a write. The witnesses
 * are the members that together have every acknowledged write. A reader becomes a witness before it is added to the
 * list. A reader that is taken off the list stays a witness until another reader on the list has stored everything
 * written so far.
 */
export class Acknowledgements {
  readonly #clock: Clock;
  readonly #isSynchronous: boolean;
  #writer: Database | undefined;
  #listed = new Set<ClusterMember>();
  #witnesses: Set<ClusterMember> | undefined;
  readonly #changes = new Mutex();
  /** Counts changes of the list or the writer. A change invalidates a confirmation that began before it. */
  #revision = 0;

  constructor(clock: Clock, replication: 'synchronous' | 'asynchronous') {
    this.#clock = clock;
    this.#isSynchronous = replication === 'synchronous';
  }

  /** Registers a new writer, which acknowledges writes alone until readers are admitted. */
  async open(writer: Database): Promise<void> {
    this.freeze();
    this.#writer = writer;
    this.#listed = new Set();
    this.#witnesses = undefined;
    await this.#applyList();
  }

  /**
   * Stops all changes of the list, because the writer has ended or is about to. Returns which members have every
   * acknowledged write.
   */
  freeze(): Witnesses {
    this.#writer = undefined;
    this.#revision++;
    if (this.#witnesses === undefined) return { state: 'writer-alone' };
    return { state: 'readers', readers: this.#witnesses };
  }

  /**
   * Adds a reader that streams from the writer to the list. On return the listed readers have every acknowledged write,
   * unless the writer was frozen or the reader was dismissed in the meantime.
   */
  async admit(reader: ClusterMember): Promise<void> {
    const writer = this.#writer;
    if (writer === undefined) return;
    this.#listed.add(reader);
    this.#witnesses?.add(reader);
    if (!this.#isSynchronous) this.#witnesses = new Set(this.#listed);
    await this.#applyList();
    while (this.#witnesses === undefined && this.#writer === writer && this.#listed.has(reader)) {
      await this.#confirm();
    }
  }

  /**
   * Takes a reader that no longer stores writes off the list, so that the writer waits only for the other readers on the
   * list, if any. The reader stays a witness until the other readers are known to have every acknowledged write.
   */
  async dismiss(reader: ClusterMember): Promise<void> {
    if (!this.#listed.delete(reader) || this.#writer === undefined) return;
    this.#revision++;
    const isKnown = !this.#isSynchronous || this.#listed.size === 0;
    if (isKnown) this.#witnesses = this.#listed.size === 0 ? undefined : new Set(this.#listed);
    await this.#applyList();
    // Ignored: if the writer does not answer, a failover uses the witnesses next, and the current ones are still
    // correct.
    if (!isKnown) this.#confirm().catch(() => {});
  }

  /** Sends the current list to the writer, one change after the other. */
  #applyList(): Promise<void> {
    const writer = this.#writer;
    return this.#changes.run(async () => {
      if (writer === undefined || writer !== this.#writer) return;
      const identifiers = [...this.#listed].map((reader) => reader.identifier);
      const isAlone = identifiers.length === 0 || !this.#isSynchronous;
      await writer.setAcknowledgedBy(isAlone ? { by: 'writer-alone' } : { by: 'any-of', identifiers });
    });
  }

  /**
   * Waits until a listed reader has stored everything the writer has now. The listed readers are then the witnesses.
   */
  async #confirm(): Promise<void> {
    const writer = this.#writer;
    const revision = this.#revision;
    if (writer === undefined) return;
    const needed = await writer.writtenPosition();
    for (
      let pollMs = FIRST_POLL_MS;
      this.#revision === revision;
      pollMs = Math.min(2 * pollMs, LAST_POLL_MS)
    ) {
      const stored = (await writer.followers()).filter((follower) => follower.storedPosition >= needed);
      if (this.#revision !== revision) return;
      if (stored.some((follower) => this.#isListed(follower.identifier))) {
        this.#witnesses = new Set(this.#listed);
        return;
      }
      await this.#clock.sleep(pollMs);
    }
  }

  #isListed(identifier: string): boolean {
    return [...this.#listed].some((reader) => reader.identifier === identifier);
  }
}
