import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import type { ClientConfig } from 'pg';
import { Client } from 'pg';
import { until } from './until';

/**
 * Client that writes through an endpoint from a separate process, as an application does. In the account's process,
 * the client's TLS handshakes would delay the failover that the figure measures.
 */
export class WriteClient {
  readonly #process: ChildProcess;

  /** Starts a client. It has written once on return. */
  static async start(connection: ClientConfig): Promise<WriteClient> {
    const client = new WriteClient(connection);
    await client.untilWritten();
    return client;
  }

  private constructor(connection: ClientConfig) {
    this.#process = fork(__filename, [JSON.stringify(connection)], {
      execArgv: ['--require', require.resolve('tsx/cjs')],
    });
  }

  /** Connects and writes repeatedly until a write is acknowledged. Rejects if the client fails to do so. */
  untilWritten(): Promise<void> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('the client has ended before a write was acknowledged'));
      this.#process.once('exit', ended);
      this.#process.once('message', () => {
        this.#process.off('exit', ended);
        resolve();
      });
      this.#process.send('write', (error) => {
        if (error !== null) reject(error);
      });
    });
  }

  /** Ends the client. Idempotent, and also succeeds if the client has ended. */
  close(): void {
    this.#process.kill();
  }
}

if (require.main === module) {
  const connection: ClientConfig = JSON.parse(process.argv[2] ?? '');
  process.on('message', () => void untilWritten(connection).then(() => process.send?.('written')));
  // The client ends with the process that started it, even if a connection is open or an attempt is waiting.
  process.once('disconnect', () => process.exit());
}

function untilWritten(connection: ClientConfig): Promise<void> {
  return until('a write is acknowledged', async () => {
    const client = new Client(connection);
    // Ignored: the waiting query of a cut connection fails as well.
    client.on('error', () => {});
    await client.connect();
    await client.query('INSERT INTO writes VALUES (now())');
    // Not awaited: the figure ends with the acknowledgement, as its floor does.
    client.end().catch(() => {});
    return true;
  });
}
