import { escapeIdentifier } from 'pg';
import type { AuroraCluster } from '../aurora/cluster';
import { PACES } from '../aurora/pace';
import type { ConnectionOptions } from './connection-options';
import type { Endpoints } from './endpoints';
import type { FaultName, Strike } from './faults';
import { FAULTS } from './faults';
import { untilHealthy } from './health';
import { runStatements } from './run-statements';

/** Fault that has struck a cluster. */
export interface Fault extends AsyncDisposable {
  readonly name: FaultName;
  /** Instances that the fault has hit. */
  readonly instances: readonly string[];
  /** Ends the fault, if it does not end by itself, and resolves when the cluster is healthy again. Idempotent. */
  end(): Promise<void>;
}

export interface FailoverResult {
  readonly previousWriter: string;
  readonly newWriter: string;
}

/** Longest time until a cluster is healthy after a failover or a fault. At pace `slow` a failover takes 110 s. */
const HEALTHY_TIMEOUT_MS = 180_000;

/** A cluster for tests: its connections, failovers and faults. */
export class LoopbackCluster {
  readonly #aurora: AuroraCluster;
  readonly #endpoints: Endpoints;
  readonly #firstWriter: string;
  /** Faults that have struck and were not ended. */
  readonly #strikes = new Set<Strike>();

  constructor(aurora: AuroraCluster, endpoints: Endpoints, firstWriter: string) {
    this.#aurora = aurora;
    this.#endpoints = endpoints;
    this.#firstWriter = firstWriter;
  }

  get identifier(): string {
    return this.#aurora.identifier;
  }

  /** Identifier of the instance that is the writer now. */
  get writer(): string {
    return this.#requireWriter().identifier;
  }

  /** Identifiers of the instances that are readers now. */
  get readers(): readonly string[] {
    const { members } = this.#aurora;
    return members.filter(({ role }) => role === 'reader').map(({ identifier }) => identifier);
  }

  /**
   * Returns options for a connection to the cluster endpoint (`writer`), the reader endpoint (`reader`) or an instance.
   * They contain everything that a client needs: an address of this machine, the certificate authority for TLS, and the
   * login of the master user.
   */
  connection(endpoint: 'writer' | 'reader' | (string & {}) = 'writer'): ConnectionOptions {
    return this.#endpoints.connection(endpoint);
  }

  /**
   * Fails over, to the reader `target` if given. Resolves when the failover is complete: the cluster is available, its
   * endpoint leads to the new writer, and the old writer is a reader.
   */
  async failover({ target }: { readonly target?: string } = {}): Promise<FailoverResult> {
    const outcome = await this.#aurora.failOver(target).done;
    if (outcome.state === 'failed')
      throw new Error(`The failover of DB cluster ${this.identifier} failed: ${outcome.reason}`);
    await this.#untilHealthy();
    const { previousWriter, newWriter } = outcome;
    return { previousWriter, newWriter };
  }

  /**
   * Plays a fault, which hits the writer. Resolves when it has struck; `end` of the result resolves when the cluster is
   * healthy again.
   *
   * - `crash`: the server crashes and restarts in place. As on Aurora, no failover occurs.
   * - `writer-lost`: the host is lost. Its connections fall silent, and none is closed. RDS detects this, fails over to a
   *   reader, and replaces the host.
   * - `zone-outage`: all instances in the writer's zone are cut off the network until the fault is ended. RDS fails over
   *   to a reader in another zone.
   */
  async fault(name: FaultName): Promise<Fault> {
    if (!Object.hasOwn(FAULTS, name)) {
      const known = Object.keys(FAULTS).join(', ');
      throw new TypeError(`fault must be one of ${known}, got ${JSON.stringify(name)}`);
    }
    const strike = await FAULTS[name](this.#aurora, this.#requireWriter());
    this.#strikes.add(strike);
    const end = async () => {
      await this.#end(strike);
      await this.#untilHealthy();
    };
    return { name, instances: strike.instances, end, [Symbol.asyncDispose]: end };
  }

  /**
   * Returns the cluster to the state that it had after its start: ends all faults, waits until all instances are
   * available, and makes the first writer the writer again. During the reset, failovers run at pace `instant`. The data
   * is kept, because most test suites create their tables once. With `data: 'drop'` the database
   * is replaced by an empty one, which ends all connections to it.
   */
  async reset({ data = 'keep' }: { readonly data?: 'keep' | 'drop' } = {}): Promise<void> {
    const { pace } = this.#aurora;
    this.#aurora.pace = PACES.instant;
    try {
      for (const strike of this.#strikes) await this.#end(strike);
      await this.#untilHealthy();
      if (this.writer !== this.#firstWriter) await this.failover({ target: this.#firstWriter });
    } finally {
      this.#aurora.pace = pace;
    }
    if (data === 'drop') await this.#dropData();
  }

  #requireWriter() {
    const { writer } = this.#aurora;
    if (writer === undefined) throw new Error(`DB cluster ${this.identifier} has no writer.`);
    return writer;
  }

  #untilHealthy(): Promise<void> {
    return untilHealthy(this.#aurora, HEALTHY_TIMEOUT_MS);
  }

  async #end(strike: Strike): Promise<void> {
    await strike.end();
    this.#strikes.delete(strike);
  }

  async #dropData(): Promise<void> {
    const connection = this.connection('writer');
    const database = escapeIdentifier(connection.database);
    await runStatements({ ...connection, database: 'postgres' }, [
      `DROP DATABASE ${database} WITH (FORCE)`,
      `CREATE DATABASE ${database}`,
    ]);
    await this.#untilHealthy();
  }
}
