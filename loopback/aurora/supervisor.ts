import type { Mutex } from '../postgres/mutex';
import { sleepUntil } from './clock';
import type { ClusterMember } from './cluster-member';
import type { ClusterContext } from './context';
import { recoverReaderInPlace, recoverWriterInPlace } from './crash-recovery';
import type { CrashType } from './crash-type';
import { watchHealth } from './health-watch';
import type { InstanceStatus } from './model';
import { restartReader } from './restart-reader';

/** Delay before the next start of a writer that repeatedly failed to start. */
const FAILED_RETRY_MS = 5_000;
const SHOULD_RUN: ReadonlySet<InstanceStatus> = new Set([
  'available',
  'rebooting',
  'maintenance',
  'modifying',
  'upgrading',
  'deleting',
  'failed',
]);

/**
 * Detects servers that end unexpectedly or no longer answer. A reader is restarted in place. The writer is failed over if
 * it is still down or silent after the pace's detection time. A crash that `aurora_inject_crash` caused ends with a restart in place.
 */
export class Supervisor {
  readonly #context: ClusterContext;
  readonly #mutex: Mutex;
  readonly #replaceWriter: () => Promise<unknown>;
  #isRecovering = false;
  /** Writers that restart in place. */
  readonly #restarting = new Set<ClusterMember>();

  constructor(context: ClusterContext, mutex: Mutex, replaceWriter: () => Promise<unknown>) {
    this.#context = context;
    this.#mutex = mutex;
    this.#replaceWriter = replaceWriter;
  }

  watch(member: ClusterMember): void {
    member.database.onCrash((reason, injected) => this.#crashed(member, reason, injected));
    void watchHealth(this.#context, member, () => this.#fellSilent(member));
  }

  /** Recovers the writer if it is down or silent. Call this whenever work on the cluster has ended. */
  check(): void {
    if (this.#isRecovering || !this.#isWriterLost()) return;
    this.#isRecovering = true;
    void this.#recover().then(() => {
      this.#isRecovering = false;
      this.check();
    });
  }

  async #recover(): Promise<void> {
    const { clock, closing, log, pace } = this.#context;
    const { writer } = this.#context.topology;
    const delayMs = writer?.status === 'failed' ? FAILED_RETRY_MS : pace().detectionMs;
    // The detection time includes the time for which the writer has been silent.
    const lostAtMs = writer?.silentSinceMs ?? clock.nowMs();
    await sleepUntil(clock, lostAtMs + delayMs, closing);
    try {
      await this.#mutex.run(async () => {
        if (this.#isWriterLost()) await this.#replaceWriter();
      });
    } catch (error) {
      if (!closing.aborted) log(`The writer was not recovered: ${String(error)}`);
    }
  }

  /** Whether the writer should be running but is not, or does not answer. */
  #isWriterLost(): boolean {
    const { closing, topology } = this.#context;
    const { writer } = topology;
    if (closing.aborted || writer === undefined || this.#restarting.has(writer)) return false;
    if (writer.database.isRunning) {
      if (writer.silentSinceMs === undefined) return false;
      // Without a reader to promote, only a restart in place is possible, and it would not make the writer reachable.
      if (writer.host === 'isolated' && topology.promotable.length === 0) return false;
    }
    return SHOULD_RUN.has(writer.status);
  }

  #crashed(member: ClusterMember, reason: string, injected: CrashType | undefined): void {
    const { acknowledgements, attacher, log, topology } = this.#context;
    log(`Instance ${member.identifier} went down: ${reason}`);
    topology.close(member);
    if (member.role === 'writer') {
      if (injected === undefined) this.check();
      else void this.#restartInPlace(member, injected);
      return;
    }
    if (member.status === 'available') member.status = 'rebooting';
    acknowledgements
      .dismiss(member)
      .catch((error) =>
        log(`${member.identifier} could not be taken off the writer's list: ${String(error)}`),
      );
    if (injected === undefined) attacher.attach(member);
    else void recoverReaderInPlace(this.#context, member, injected);
  }

  #fellSilent(member: ClusterMember): void {
    const { acknowledgements, log } = this.#context;
    if (member.role === 'writer') {
      log(`Writer ${member.identifier} does not answer.`);
      this.check();
      return;
    }
    if (!member.isReachable) {
      // The server keeps running, and its log remains a part of the volume.
      acknowledgements.dismiss(member).catch((error) => log(`${member.identifier}: ${String(error)}`));
      return;
    }
    // A closed reader is being started, so it need not be restarted.
    if (!member.isOpen) return;
    restartReader(this.#context, member, 'does not answer').catch((error) =>
      log(`Reader ${member.identifier} was not restarted: ${String(error)}`),
    );
  }

  async #restartInPlace(writer: ClusterMember, type: CrashType): Promise<void> {
    const { closing, log } = this.#context;
    if (writer.status === 'available') writer.status = 'rebooting';
    this.#restarting.add(writer);
    try {
      await recoverWriterInPlace(this.#context, this.#mutex, writer, type);
    } catch (error) {
      if (!closing.aborted) log(`The writer did not restart in place: ${String(error)}`);
    }
    this.#restarting.delete(writer);
    // A writer that does not start is failed over.
    this.check();
  }
}
