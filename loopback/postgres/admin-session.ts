import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { settlesWithin } from './deadline';
import { PostgresTimeoutError } from './errors';

/** One session kept open for short questions, opened anew when it was lost. */
export class AdminSession {
  readonly #server: string;
  readonly #open: () => Promise<Client>;
  #client: Promise<Client> | undefined;
  /** Settles when the last question so far has: a client answers one at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(server: string, open: () => Promise<Client>) {
    this.#server = server;
    this.#open = open;
  }

  async query<Row extends object>(
    sql: string,
    values: readonly unknown[],
    timeoutMs: number,
  ): Promise<Row[]> {
    this.#client ??= this.#connect();
    const asking = this.#client.then((client) =>
      this.#inTurn(() => client.query<Row>(values.length > 0 ? prepared(sql, values) : sql)),
    );
    if (!(await settlesWithin(asking, timeoutMs))) {
      this.close();
      throw new PostgresTimeoutError(`An answer of ${this.#server} to "${sql}"`, timeoutMs, 'no answer');
    }
    return (await asking).rows;
  }

  /** The next question opens another session. */
  close(): void {
    const client = this.#client;
    this.#client = undefined;
    this.#turn = Promise.resolve();
    // Of a server that is gone or stalled no goodbye is to be had.
    client?.then((open) => open.end()).catch(() => {});
  }

  #inTurn<Result>(ask: () => Promise<Result>): Promise<Result> {
    const asking = this.#turn.then(ask);
    this.#turn = asking.catch(() => undefined);
    return asking;
  }

  #connect(): Promise<Client> {
    const client = this.#open();
    const forget = () => {
      if (this.#client === client) this.#client = undefined;
    };
    client.then((open) => open.once('end', forget), forget);
    return client;
  }
}

/** What takes values is asked again and again, as at every login: the server plans it once. */
function prepared(text: string, values: readonly unknown[]) {
  return { name: createHash('sha1').update(text).digest('hex'), text, values: [...values] };
}
