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
  /** Holds the certificates that are trusted. */
  readonly secureContext: SecureContext;
  /** Signs a token for an endpoint. */
  readonly signToken: (host: string) => Promise<string>;
  readonly clock: Clock;
}

/** Node's driver, over TLS whose certificates are verified, logging in by IAM tokens. */
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
      // Made once: parsing all certificates again for every connection would delay the ticks.
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
