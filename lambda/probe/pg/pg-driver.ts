import type { SecureContext } from 'node:tls';
import type { ClientConfig } from 'pg';
import type { Clock } from '../clock';
import type { Driver } from '../driver';
import type { Environment } from '../environment';
import { IamToken } from '../iam-token';
import { FreshSessions } from './fresh-sessions';
import { PoolSessions } from './pool-sessions';

export interface PgDriverOptions {
  readonly environment: Environment;
  readonly connectTimeoutMs: number;
  /** Contains the trusted certificates. */
  readonly secureContext: SecureContext;
  /** Signs a token for the endpoint. */
  readonly signToken: (host: string) => Promise<string>;
  readonly clock: Clock;
}

/** Creates a driver on `pg` that verifies TLS certificates and logs in with IAM tokens. */
export function createPgDriver(options: PgDriverOptions): Driver {
  const { environment, connectTimeoutMs, secureContext, signToken, clock } = options;
  const tokens = new Map<string, IamToken>();

  function configure(host: string, lane: string): ClientConfig {
    const token = tokens.get(host) ?? new IamToken(() => signToken(host), clock);
    tokens.set(host, token);
    return {
      host,
      port: environment.port,
      user: environment.user,
      database: environment.databaseName,
      password: () => token.get(),
      // Shared by all connections, because parsing all certificates for each of them would delay the ticks.
      ssl: { secureContext, rejectUnauthorized: true },
      connectionTimeoutMillis: connectTimeoutMs,
      application_name: `failover-probe ${lane}`,
    };
  }

  return {
    openPool: (host, lane, size) => new PoolSessions({ config: configure(host, lane), size }, clock),
    openFresh: (host, lane) => new FreshSessions(configure(host, lane), clock),
  };
}
