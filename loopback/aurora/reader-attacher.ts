import type { Acknowledgements } from './acknowledgements';
import type { Clock } from './clock';
import type { ClusterMember } from './cluster-member';
import type { EventRecorder } from './event-recorder';
import { replaceHost } from './replace-host';
import type { Topology } from './topology';
import { waitUntil } from './wait-until';

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 4_000;
/** Time without progress after which a reader that lacks some of the log counts as not following. */
const STANDSTILL_MS = 10_000;
/** Abort reason. Without one, each abort would create a DOMException. */
const SUPERSEDED = 'superseded';
/**
 * Delays after a change of the writer. On Aurora each reader has a separate machine. On this machine the work would take
 * processor time from the clients that are reconnecting.
 */
const CLIENTS_FIRST_MS = {
  /** Before running readers follow the new writer. There may be 15 of them. */
  follow: 40,
  /** Before the restart of a reader that must be copied, or whose log may have diverged, such as the previous writer. */
  restart: 150,
} as const;
const FOREVER_MS = Number.POSITIVE_INFINITY;

interface Attachment {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

interface ReaderAttacherDeps {
  readonly topology: Topology;
  readonly acknowledgements: Acknowledgements;
  readonly record: EventRecorder;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/**
 * Attaches members to the current writer as readers in step with it, from any state: new, crashed, left behind by a
 * failover, or the previous writer. Retries until it succeeds, until the reader is detached, or until attaching is
 * paused.
 */
export class ReaderAttacher {
  readonly #deps: ReaderAttacherDeps;
  readonly #attachments = new Map<ClusterMember, Attachment>();
  #isPaused = false;
  #isEnded = false;

  constructor(deps: ReaderAttacherDeps) {
    this.#deps = deps;
  }

  /**
   * Starts attaching a reader; restarts if that is in progress. Does nothing while paused: `resume` attaches all
   * readers.
   */
  attach(reader: ClusterMember): void {
    this.#attach(reader, 0);
  }

  #attach(reader: ClusterMember, delayMs: number): void {
    if (this.#isPaused || this.#isEnded) return;
    const previous = this.#attachments.get(reader);
    previous?.abort.abort(SUPERSEDED);
    const abort = new AbortController();
    const ended = (previous?.ended ?? Promise.resolve()).then(async () => {
      if (delayMs > 0) await this.#deps.clock.sleep(delayMs, abort.signal);
      await this.#joinWithRetries(reader, abort.signal);
    });
    this.#attachments.set(reader, { abort, ended });
  }

  /** Stops attaching a member and takes it off the writer's list. On return no work on the member continues. */
  async detach(member: ClusterMember): Promise<void> {
    for (;;) {
      const attachment = this.#attachments.get(member);
      attachment?.abort.abort(SUPERSEDED);
      await this.#deps.acknowledgements.dismiss(member).catch((error) => this.#log(member, error));
      if (attachment === undefined) return;
      if (!member.isInStep) await member.database.kill().catch((error) => this.#log(member, error));
      await attachment.ended;
      // The member may have been attached again meanwhile, for example because it was reconnected to the network.
      if (this.#attachments.get(member) === attachment) this.#attachments.delete(member);
    }
  }

  /** Stops attaching all readers until `resume`, because the writer is about to change. */
  pause(): void {
    this.#isPaused = true;
    for (const { abort } of this.#attachments.values()) abort.abort(SUPERSEDED);
  }

  /** Attaches every reader again, now to the current writer. Running readers follow after a delay (`CLIENTS_FIRST_MS`). */
  resume(): void {
    if (this.#isEnded) return;
    this.#isPaused = false;
    for (const reader of this.#deps.topology.readers) {
      reader.isInStep = false;
      if (reader.status === 'deleting' || reader.status === 'stopped') continue;
      if (mayHaveDiverged(reader)) this.#interrupt(reader);
      this.#attach(reader, reader.database.isRunning ? CLIENTS_FIRST_MS.follow : 0);
    }
  }

  /** Stops attaching readers permanently. Later calls do nothing. */
  end(): void {
    this.#isEnded = true;
    this.pause();
  }

  /** Resolves when no reader is being attached. Only useful after `end`. */
  async idle(): Promise<void> {
    await Promise.all([...this.#attachments.values()].map(({ ended }) => ended));
  }

  /**
   * Kills a reader whose start may hang because it waits for a log that no longer arrives. While the start hangs, the reader
   * cannot be copied.
   */
  #interrupt(reader: ClusterMember): void {
    this.#takeDown(reader);
    reader.database.kill().catch((error) => this.#log(reader, error));
  }

  async #joinWithRetries(reader: ClusterMember, signal: AbortSignal): Promise<void> {
    for (let retryMs = FIRST_RETRY_MS; !signal.aborted; retryMs = Math.min(2 * retryMs, LAST_RETRY_MS)) {
      try {
        await this.#join(reader, signal);
        return;
      } catch (error) {
        if (!signal.aborted) this.#log(reader, error);
        // If the writer is running, a copy of its volume makes the reader follow, regardless of the reason.
        if (this.#deps.topology.writer?.database.isRunning) reader.mustBeCopied = true;
        await this.#deps.clock.sleep(retryMs, signal);
      }
    }
  }

  async #join(reader: ClusterMember, signal: AbortSignal): Promise<void> {
    const { topology, acknowledgements, record, clock } = this.#deps;
    const { writer } = topology;
    if (writer === undefined || writer === reader) return;
    if (replaceHost(topology, reader)) reader.mustBeCopied = true;
    if (!(await waitUntil(clock, FOREVER_MS, () => reader.isReachable, signal))) return;
    if (mayHaveDiverged(reader)) {
      this.#takeDown(reader);
      await reader.database.kill();
    }
    if (mayHaveDiverged(reader)) await clock.sleep(CLIENTS_FIRST_MS.restart, signal);
    if (signal.aborted) return;
    if (reader.sharedUpTo !== undefined && !reader.mustBeCopied)
      await this.#compareLog(reader, reader.sharedUpTo);
    if (reader.mustBeCopied) await this.#copy(reader, writer, signal);
    if (signal.aborted) return;
    await reader.database.setAcknowledgedBy({ by: 'none' });
    await reader.database.follow(writer.database);
    if (!reader.database.isRunning) await reader.database.start();
    const follows = await this.#follows(reader, writer, signal);
    // After an abort the reader must not be added to the writer's list: nothing would remove it later.
    if (!follows || signal.aborted) return;
    await acknowledgements.admit(reader);
    if (signal.aborted) return;
    reader.isInStep = true;
    record.arrival(reader);
    topology.open(reader);
  }

  /**
   * Checks whether the reader's log is longer than the part that it shares with the writer. If so, the reader must be
   * copied again.
   */
  async #compareLog(reader: ClusterMember, sharedUpTo: bigint): Promise<void> {
    const end = await reader.database.startAlone();
    reader.mustBeCopied = end > sharedUpTo;
    if (!reader.mustBeCopied) reader.sharedUpTo = undefined;
  }

  async #copy(reader: ClusterMember, writer: ClusterMember, signal: AbortSignal): Promise<void> {
    if (!(await this.#isRunning(writer, signal))) return;
    await reader.database.kill();
    // Cleared before the copy: a failover during the copy makes the copy invalid and sets the flag again.
    reader.mustBeCopied = false;
    reader.sharedUpTo = undefined;
    try {
      await reader.database.copyFrom(writer.database);
    } catch (error) {
      reader.mustBeCopied = true;
      throw error;
    }
  }

  #takeDown(reader: ClusterMember): void {
    this.#deps.topology.close(reader);
    if (reader.status === 'available') reader.status = 'rebooting';
  }

  /** Waits until the reader has stored everything the writer has now. Returns false if aborted. */
  async #follows(reader: ClusterMember, writer: ClusterMember, signal: AbortSignal): Promise<boolean> {
    const { clock } = this.#deps;
    if (!(await this.#isRunning(writer, signal))) return false;
    const needed = await writer.database.writtenPosition();
    let stored = 0n;
    let movedAtMs = clock.nowMs();
    return waitUntil(
      clock,
      FOREVER_MS,
      async () => {
        const followers = await writer.database.followers();
        const follower = followers.find(({ identifier }) => identifier === reader.identifier);
        if (follower !== undefined && follower.storedPosition > stored) {
          stored = follower.storedPosition;
          movedAtMs = clock.nowMs();
        }
        if (clock.nowMs() - movedAtMs > STANDSTILL_MS) {
          throw new Error(
            `it has ${stored} of ${needed} bytes of the log and stored nothing for ${STANDSTILL_MS} ms`,
          );
        }
        return stored >= needed;
      },
      signal,
    );
  }

  #isRunning(writer: ClusterMember, signal: AbortSignal): Promise<boolean> {
    return waitUntil(this.#deps.clock, FOREVER_MS, () => writer.database.isRunning, signal);
  }

  #log(reader: ClusterMember, error: unknown): void {
    this.#deps.log(`Reader ${reader.identifier} does not follow the writer yet: ${String(error)}`);
  }
}

function mayHaveDiverged(reader: ClusterMember): boolean {
  return reader.mustBeCopied || reader.sharedUpTo !== undefined;
}
