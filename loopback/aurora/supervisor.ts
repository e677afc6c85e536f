import type { Mutex } from '../postgres/mutex';
import type { ClusterMember } from './cluster-member';
import type { ClusterContext } from './context';
import type { InstanceStatus } from './model';

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
 * Detects servers that end unexpectedly. A reader is restarted in place. The writer is failed over if it is still down
 * after the pace's detection time.
 */
export class Supervisor {
  readonly #context: ClusterContext;
  readonly #mutex: Mutex;
  readonly #replaceWriter: () => Promise<unknown>;
  #isRecovering = false;

  constructor(context: ClusterContext, mutex: Mutex, replaceWriter: () => Promise<unknown>) {
    this.#context = context;
    this.#mutex = mutex;
    this.#replaceWriter = replaceWriter;
  }

  watch(member: ClusterMember): void {
    member.database.onCrash((reason) => this.#crashed(member, reason));
  }

  /** Recovers the writer if it is down. Call this whenever work on the cluster has ended. */
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
    const hasFailed = this.#context.topology.writer?.status === 'failed';
    await clock.sleep(hasFailed ? FAILED_RETRY_MS : pace().detectionMs, closing);
    try {
      await this.#mutex.run(async () => {
        if (this.#isWriterLost()) await this.#replaceWriter();
      });
    } catch (error) {
      if (!closing.aborted) log(`The writer was not recovered: ${String(error)}`);
    }
  }

  /** Whether the writer should be running but is not. */
  #isWriterLost(): boolean {
    const { closing, topology } = this.#context;
    const { writer } = topology;
    if (closing.aborted || writer === undefined || writer.database.isRunning) return false;
    return SHOULD_RUN.has(writer.status);
  }

  #crashed(member: ClusterMember, reason: string): void {
    const { acknowledgements, attacher, log, topology } = this.#context;
    log(`Instance ${member.identifier} went down: ${reason}`);
    topology.close(member);
    if (member.role === 'writer') {
      this.check();
      return;
    }
    if (member.status === 'available') member.status = 'rebooting';
    acknowledgements
      .dismiss(member)
      .catch((error) =>
        log(`${member.identifier} could not be taken off the writer's list: ${String(error)}`),
      );
    attacher.attach(member);
  }
}
