import type { ClientBase } from 'pg';
import type { Clock } from '../clock';
import type { ConnectionRecord, Reply, Row, Statement } from '../driver';
import { ConnectionEnded, StatementTimeout } from '../session-errors';

/** SQLSTATE `warning`. */
const WARNING = '01000';

/** Listens to one connection until it ends, because an error event without a listener ends the process. */
export class PgConnection {
  readonly record: ConnectionRecord;
  readonly #client: ClientBase;
  #hasEnded = false;
  #isEndedByProbe = false;
  #warning: string | undefined;

  /** `client` has just logged in. */
  constructor(client: ClientBase, clock: Clock) {
    this.#client = client;
    this.record = { openedMs: clock.nowMs() };
    client.on('error', () => {
      this.#hasEnded = true;
    });
    client.on('end', () => {
      this.#hasEnded = true;
      this.record.closed ??= { atMs: clock.nowMs(), by: this.#isEndedByProbe ? 'probe' : 'peer' };
    });
    client.on('notice', ({ code, message = '' }) => {
      if (code === WARNING) this.#warning = message;
    });
  }

  /** Records that the probe ends the connection, unless the connection has already ended. */
  markEndedByProbe(): void {
    this.#isEndedByProbe = !this.#hasEnded;
  }

  async run(statement: Statement, timeoutMs: number): Promise<Reply> {
    if (this.#hasEnded) throw new ConnectionEnded();
    this.#warning = undefined;
    const { text, values } = statement;
    const result = this.#client.query<Row, unknown[]>({ text, values: [...values] });
    const { rows } = await within(result, timeoutMs);
    return { rows, warning: this.#warning };
  }
}

async function within<Result>(result: Promise<Result>, timeoutMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StatementTimeout(timeoutMs)), timeoutMs);
  });
  // The connection is destroyed after a timeout: ignore the late rejection.
  result.catch(() => {});
  try {
    return await Promise.race([result, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
