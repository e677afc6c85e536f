import type { Acknowledgements } from './acknowledgements';
import type { Clock } from './clock';
import type { ClusterMember } from './cluster-member';
import type { EventRecorder } from './event-recorder';
import type { Topology } from './topology';
import { waitUntil } from './wait-until';

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 4_000;
/** A reader that stores nothing new for so long although there is more does not follow. */
const STANDSTILL_MS = 10_000;
/** A reason of its own spares the making of a DOMException each time. */
const SUPERSEDED = 'superseded';
/**
 * On Aurora the writer of yesterday restarts on a machine of its own. Here its recovery would take the processor from
 * the clients that are just getting back in.
 */
const CLIENTS_FIRST_MS = 150;
const FOREVER_MS = Number.POSITIVE_INFINITY;

interface Attendance {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

interface KeeperDeps {
  readonly topology: Topology;
  readonly acknowledgements: Acknowledgements;
  readonly record: EventRecorder;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/**
 * Makes members readers in step with the writer there is, from whatever state they are in: new, crashed, left behind
 * by a failover, or the writer of yesterday. Tries until it succeeds or is told otherwise.
 */
export class ReaderKeeper {
  readonly #deps: KeeperDeps;
  readonly #attendances = new Map<ClusterMember, Attendance>();
  #isPaused = false;
  #isEnded = false;

  constructor(deps: KeeperDeps) {
    this.#deps = deps;
  }

  /** Begins anew with this reader. While paused nothing happens: `resume` begins with all. */
  attend(reader: ClusterMember): void {
    if (this.#isPaused || this.#isEnded) return;
    const previous = this.#attendances.get(reader);
    previous?.abort.abort(SUPERSEDED);
    const abort = new AbortController();
    const ended = (previous?.ended ?? Promise.resolve()).then(() => this.#keep(reader, abort.signal));
    this.#attendances.set(reader, { abort, ended });
  }

  /** Ends the work on this member, and the writer's waiting for it; on return nothing of it goes on. */
  async release(member: ClusterMember): Promise<void> {
    const attendance = this.#attendances.get(member);
    attendance?.abort.abort(SUPERSEDED);
    await this.#deps.acknowledgements.dismiss(member).catch((error) => this.#log(member, error));
    if (attendance === undefined) return;
    if (!member.isInStep) await member.database.kill().catch((error) => this.#log(member, error));
    await attendance.ended;
    this.#attendances.delete(member);
  }

  /** The writer is about to change: no reader is touched until `resume`. */
  pause(): void {
    this.#isPaused = true;
    for (const { abort } of this.#attendances.values()) abort.abort(SUPERSEDED);
  }

  /** Begins anew with every reader, for the writer there is now. */
  resume(): void {
    if (this.#isEnded) return;
    this.#isPaused = false;
    for (const reader of this.#deps.topology.readers) {
      reader.isInStep = false;
      if (reader.status === 'deleting' || reader.status === 'stopped') continue;
      if (isDoubtful(reader)) this.#interrupt(reader);
      this.attend(reader);
    }
  }

  /** No reader is attended any more, whatever is asked for. */
  end(): void {
    this.#isEnded = true;
    this.pause();
  }

  /** Resolves when no work is going on. Only of use after `end`. */
  async idle(): Promise<void> {
    await Promise.all([...this.#attendances.values()].map(({ ended }) => ended));
  }

  /** A start that waits for a log which no longer comes would hold up the copy. */
  #interrupt(reader: ClusterMember): void {
    this.#takeDown(reader);
    reader.database.kill().catch((error) => this.#log(reader, error));
  }

  async #keep(reader: ClusterMember, signal: AbortSignal): Promise<void> {
    for (let retryMs = FIRST_RETRY_MS; !signal.aborted; retryMs = Math.min(2 * retryMs, LAST_RETRY_MS)) {
      try {
        await this.#join(reader, signal);
        return;
      } catch (error) {
        if (!signal.aborted) this.#log(reader, error);
        // Whatever keeps a reader from a running writer, a copy of the writer's volume cures it.
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
    // Nobody would take a reader off the list again whose attendance has ended.
    if (!follows || signal.aborted) return;
    await acknowledgements.admit(reader);
    if (signal.aborted) return;
    reader.isInStep = true;
    record.arrival(reader);
    topology.open(reader);
  }

  /** Whoever has more of the log than the writer took over is of no use as it is. */
  async #prove(reader: ClusterMember, sharedUpTo: bigint): Promise<void> {
    const end = await reader.database.startAlone();
    reader.mustBeCopied = end > sharedUpTo;
    if (!reader.mustBeCopied) reader.sharedUpTo = undefined;
  }

  async #copy(reader: ClusterMember, writer: ClusterMember, signal: AbortSignal): Promise<void> {
    if (!(await this.#isRunning(writer, signal))) return;
    await reader.database.kill();
    // Cleared first: who finds out meanwhile that this copy is worthless sets it again.
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
