import type { ClientTarget, Endpoint } from '../client';
import type { Clock } from '../clock';
import type { Environment } from '../environment';
import { IamToken } from '../iam-token';
import { CLIENT_POOL_SIZE } from '../limits';

export interface TargetOptions {
  readonly client: string;
  readonly runId: string;
  readonly environment: Environment;
  /** Certificates to trust, in PEM format. */
  readonly ca: string;
  /** Signs a token for the endpoint. */
  readonly signToken: (host: string) => Promise<string>;
  readonly clock: Clock;
}

/** Describes the database to a client. */
export function createTarget({
  client,
  runId,
  environment,
  ca,
  signToken,
  clock,
}: TargetOptions): ClientTarget {
  const { port, user, databaseName: database, writerHost, readerHost, members } = environment;
  const [writer, reader] = [
    { host: writerHost, port },
    { host: readerHost, port },
  ];
  const tokens = new Map<string, IamToken>();

  function password({ host }: Endpoint = writer): Promise<string> {
    const token = tokens.get(host) ?? new IamToken(() => signToken(host), clock);
    tokens.set(host, token);
    return token.get();
  }

  return {
    writer,
    reader,
    instances: members.map(({ host }) => ({ host, port })),
    database,
    user,
    password,
    ca,
    pg: {
      ...writer,
      user,
      database,
      password: () => password(),
      ssl: { ca },
      max: CLIENT_POOL_SIZE,
      application_name: `failover-client ${client}`,
    },
    insert: ({ key, attempt }) => ({
      text: 'INSERT INTO failover_lab.client_writes (run_id, client, key, attempt) VALUES ($1, $2, $3, $4)',
      values: [runId, client, key, String(attempt)],
    }),
  };
}
