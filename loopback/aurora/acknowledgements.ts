import { Mutex } from '../postgres/mutex';
import type { Clock } from './clock';
import type { ClusterMember } from './cluster-member';
import type { Database } from './engine';

const FIRST_POLL_MS = 2;
const LAST_POLL_MS = 100;

/** Where every acknowledged write is known to be. */
export type Witnesses =
  | { readonly state: 'writer-alone' }
  /** Each acknowledged write is stored by one of these at least, by which one is not known. */
  | { readonly state: 'readers'; readonly readers: ReadonlySet<ClusterMember> };

/**
 * Whom the writer waits for before it acknowledges a write (its list), and what follows from that: the witnesses.
 * The witnesses are never fewer than the truth. A reader becomes one before it is listed, and the others are
 * relied on without it only after one of them has stored all there was when it was taken off.
 */
export class Acknowledgements {
  readonly #clock: Clock;
  readonly #isSynchronous: boolean;
  #writer: Database | undefined;
  #listed = new Set<ClusterMember>();
  #witnesses: Set<ClusterMember> | undefined;
  readonly #changes = new Mutex();
  /** Counts the changes that make a confirmation begun before them worthless. */
  #revision = 0;

  constructor(clock: Clock, replication: 'synchronous' | 'asynchronous') {
    this.#clock = clock;
    this.#isSynchronous = replication === 'synchronous';
  }

  /** From here on this writer acknowledges, alone until readers are admitted. */
  async open(writer: Database): Promise<void> {
    this.freeze();
    this.#writer = writer;
    this.#listed = new Set();
    this.#witnesses = undefined;
    await this.#applyList();
  }

  /** The writer is gone or about to be: whom it waits for changes no more. Returns who knows all it acknowledged. */
  freeze(): Witnesses {
    this.#writer = undefined;
    this.#revision++;
    if (this.#witnesses === undefined) return { state: 'writer-alone' };
    return { state: 'readers', readers: this.#witnesses };
  }

  /**
   * Lists a reader that streams from the writer. On return the listed readers know every acknowledged write, unless
   * the writer was frozen or the reader dismissed meanwhile.
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
   * Takes a reader off that does not store writes any more, so that the writer waits for the others, or for none.
   * That the others know every acknowledged write is found out later: until then the reader stays a witness.
   */
  async dismiss(reader: ClusterMember): Promise<void> {
    if (!this.#listed.delete(reader) || this.#writer === undefined) return;
    this.#revision++;
    const isKnown = !this.#isSynchronous || this.#listed.size === 0;
    if (isKnown) this.#witnesses = this.#listed.size === 0 ? undefined : new Set(this.#listed);
    await this.#applyList();
    // A writer that does not answer is one whose witnesses are asked for next, and these are still right.
    if (!isKnown) this.#confirm().catch(() => {});
  }

  /** Writes the list as it is when its turn comes, one change after the other. */
  #applyList(): Promise<void> {
    const writer = this.#writer;
    return this.#changes.run(async () => {
      if (writer === undefined || writer !== this.#writer) return;
      const identifiers = [...this.#listed].map((reader) => reader.identifier);
      const isAlone = identifiers.length === 0 || !this.#isSynchronous;
      await writer.setAcknowledgedBy(isAlone ? { by: 'writer-alone' } : { by: 'any-of', identifiers });
    });
  }

  /** Waits until a listed reader has stored all the writer has now: from then on the listed ones are the witnesses. */
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
