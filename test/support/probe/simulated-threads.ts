import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { SeededRandom } from 'aurora-loopback/testing/seeded-random';
import type { Row } from '../../../lambda/probe/driver';
import { ClientColumns } from '../../../lambda/probe/harness/columns';
import type { ClientJob, ProbeMessage, ThreadMessage } from '../../../lambda/probe/harness/messages';
import type { StartThread } from '../../../lambda/probe/harness/start-thread';
import type { Answer } from '../../../lambda/probe/tick-contract';

const ANSWERS: readonly Answer[] = [
  { outcome: 'ok', member: '', readOnly: false },
  { outcome: 'failed', phase: 'answering', cause: 'read-only', code: '25006', message: 'x'.repeat(200) },
  { outcome: 'indeterminate', phase: 'answering', cause: 'timed-out', message: 'x'.repeat(200) },
];
const [OK, READ_ONLY, TIMED_OUT] = [0, 1, 2];

/**
 * Threads without clients, for results of the largest possible size: a tenth of the writes of each client are answered
 * at their deadline, and from then on every write may be refused by a reader or not, as by a pool that has connections
 * to both.
 */
export class SimulatedThreads {
  readonly #random: SeededRandom;
  /** Rows of all clients as the ledger reads them. */
  readonly rows: Row[] = [];

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  readonly start: StartThread = (job) => {
    const thread = new SimulatedThread(() => this.#write(job));
    return thread as unknown as Worker;
  };

  #write({ client, plan, buffer }: ClientJob): void {
    const columns = new ClientColumns(buffer);
    for (let tick = 0; tick < plan.ticks; tick += 1) {
      const part = tick / plan.ticks;
      const answer = part < 1 / 3 ? OK : part < 0.433 ? TIMED_OUT : this.#random.between(OK, READ_ONLY);
      const lateUs = this.#random.between(100, 5_000);
      const waitUs = answer === TIMED_OUT ? plan.deadlineMs * 1000 : this.#random.between(400, 9_000);
      columns.start(tick, lateUs);
      columns.end(tick, lateUs + waitUs, answer);
      if (answer === OK) this.rows.push({ client, key: String(tick), copies: 1 });
    }
  }
}

/** Takes the steps of a client's thread as soon as the probe orders them. */
class SimulatedThread extends EventEmitter {
  readonly #write: () => void;

  constructor(write: () => void) {
    super();
    this.#write = write;
    process.nextTick(() => {
      this.#send({ step: 'opened' });
      for (const answer of ANSWERS) this.#send({ step: 'answered', answer });
    });
  }

  postMessage({ step }: ProbeMessage): void {
    if (step === 'start') this.#write();
    this.#send(step === 'start' ? { step: 'written', stalls: [] } : { step: 'closed' });
  }

  async terminate(): Promise<number> {
    return 0;
  }

  #send(message: ThreadMessage): void {
    this.emit('message', message);
  }
}
