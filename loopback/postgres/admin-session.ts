import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { settlesWithin } from './deadline';
import { PostgresTimeoutError } from './errors';
import { Mutex } from './mutex';

/** One session that is kept open for short queries. It is reopened after it was lost. */
export class AdminSession {
  readonly #server: string;
  readonly #open: () => Promise<Client>;
  #client: Promise<Client> | undefined;
  /** A client runs one query at a time. */
  #mutex = new Mutex();

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
      this.#mutex.run(() => client.query<Row>(values.length > 0 ? prepared(sql, values) : sql)),
    );
    if (!(await settlesWithin(asking, timeoutMs))) {
      this.close();
      throw new PostgresTimeoutError(`${this.#server} to answer "${sql}"`, timeoutMs, 'no answer');
    }
    return (await asking).rows;
  }

  /** Closes the session. The next query opens another session, and does not wait for the queries of this session. */
  close(): void {
    const client = this.#client;
    this.#client = undefined;
    this.#mutex = new Mutex();
    // A server that has ended or stalled never confirms the end.
    client?.then((open) => open.end()).catch(() => {});
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

/**
 * Prepares a query with values, so that the server plans it once: queries with values are repeated, for example at
 * every login.
 */
function prepared(text: string, values: readonly unknown[]) {
  return { name: createHash('sha1').update(text).digest('hex'), text, values: [...values] };
}
