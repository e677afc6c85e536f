import type { Acknowledgements } from './acknowledgements';
import type { Clock } from './clock';
import type { ClusterMember } from './cluster-member';
import type { EventRecorder } from './event-recorder';
import type { Topology } from './topology';
import { waitUntil } from './wait-until';

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 4_000;
/** A reader that stores nothing new for this long, although there is more, does not follow. */
const STANDSTILL_MS = 10_000;
/** Abort reason; without one, each abort would create a DOMException. */
const SUPERSEDED = 'superseded';
/**
 * On Aurora the previous writer restarts on a machine of its own. Here its recovery would take the processor from the
 * clients that are reconnecting.
 */
const CLIENTS_FIRST_MS = 150;
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
 * failover, or the previous writer. Retries until it succeeds, or until the reader is detached or all are paused.
 */
export class ReaderAttacher {
  readonly #deps: ReaderAttacherDeps;
  readonly #attachments = new Map<ClusterMember, Attachment>();
  #isPaused = false;
  #isEnded = false;

  constructor(deps: ReaderAttacherDeps) {
    this.#deps = deps;
  }

  /** Starts attaching this reader, again if it had been started. Does nothing while paused: `resume` attaches all. */
  attach(reader: ClusterMember): void {
    if (this.#isPaused || this.#isEnded) return;
    const previous = this.#attachments.get(reader);
    previous?.abort.abort(SUPERSEDED);
    const abort = new AbortController();
    const ended = (previous?.ended ?? Promise.resolve()).then(() =>
      this.#joinWithRetries(reader, abort.signal),
    );
    this.#attachments.set(reader, { abort, ended });
  }

  /** Stops attaching this member, and the writer's waiting for it. On return no work on the member goes on. */
  async detach(member: ClusterMember): Promise<void> {
    const attachment = this.#attachments.get(member);
    attachment?.abort.abort(SUPERSEDED);
    await this.#deps.acknowledgements.dismiss(member).catch((error) => this.#log(member, error));
    if (attachment === undefined) return;
    if (!member.isInStep) await member.database.kill().catch((error) => this.#log(member, error));
    await attachment.ended;
    this.#attachments.delete(member);
  }

  /** The writer is about to change: no reader is touched until `resume`. */
  pause(): void {
    this.#isPaused = true;
    for (const { abort } of this.#attachments.values()) abort.abort(SUPERSEDED);
  }

  /** Attaches every reader again, to the current writer. */
  resume(): void {
    if (this.#isEnded) return;
    this.#isPaused = false;
    for (const reader of this.#deps.topology.readers) {
      reader.isInStep = false;
      if (reader.status === 'deleting' || reader.status === 'stopped') continue;
      if (isDoubtful(reader)) this.#interrupt(reader);
      this.attach(reader);
    }
  }

  /** Attaches no reader from here on; later calls do nothing. */
  end(): void {
    this.#isEnded = true;
    this.pause();
  }

  /** Resolves when no reader is being attached. Only of use after `end`. */
  async idle(): Promise<void> {
    await Promise.all([...this.#attachments.values()].map(({ ended }) => ended));
  }

  /** A start that waits for a log which no longer comes would hold up the copy. */
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
        // A copy of the writer's volume resolves every reason why a reader does not follow a running writer.
        if (this.#deps.topology.writer?.database.isRunning) reader.mustBeCopied = true;
        await this.#deps.clock.sleep(retryMs, signal);
      }
    }
  }

  async #join(reader: ClusterMember, signal: AbortSignal): Promise<void> {
    const { topology, acknowledgements, record, clock } = this.#deps;
    const { writer } = topology;
    if (writer === undefined || writer === reader) return;
    if (isDoubtful(reader)) {
      this.#takeDown(reader);
      await reader.database.kill();
    }
    if (isDoubtful(reader)) await clock.sleep(CLIENTS_FIRST_MS, signal);
    if (signal.aborted) return;
    if (reader.sharedUpTo !== undefined && !reader.mustBeCopied) await this.#prove(reader, reader.sharedUpTo);
    if (reader.mustBeCopied) await this.#copy(reader, writer, signal);
    if (signal.aborted) return;
    await reader.database.setAcknowledgedBy({ by: 'nobody' });
    await reader.database.follow(writer.database);
    if (!reader.database.isRunning) await reader.database.start();
    const follows = await this.#follows(reader, writer, signal);
    // After an abort nothing would ever remove the reader from the list again.
    if (!follows || signal.aborted) return;
    await acknowledgements.admit(reader);
    if (signal.aborted) return;
    reader.isInStep = true;
    record.arrival(reader);
    topology.open(reader);
  }

  /** A reader that has more of the log than the writer took over must be copied again. */
  async #prove(reader: ClusterMember, sharedUpTo: bigint): Promise<void> {
    const end = await reader.database.startAlone();
    reader.mustBeCopied = end > sharedUpTo;
    if (!reader.mustBeCopied) reader.sharedUpTo = undefined;
  }

  async #copy(reader: ClusterMember, writer: ClusterMember, signal: AbortSignal): Promise<void> {
    if (!(await this.#isRunning(writer, signal))) return;
    await reader.database.kill();
    // Cleared first: a failover that makes this copy worthless meanwhile sets it again.
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

  /** True when the reader has stored what the writer had when it was asked; false when aborted. */
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
          throw new Error(`it has ${stored} of ${needed} bytes of the log, no more for ${STANDSTILL_MS} ms`);
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

function isDoubtful(reader: ClusterMember): boolean {
  return reader.mustBeCopied || reader.sharedUpTo !== undefined;
}
