import { Client } from 'pg';
import { formatArn } from '../../rds/names/arns';
import type { RdsState } from '../../rds/state';
import { faults } from '../faults';

export interface SessionRequest {
  readonly resourceArn: string;
  readonly username: string;
  readonly password: string;
  /** Database to connect to. @default the cluster's own */
  readonly database: string | undefined;
  /** Time after which PostgreSQL cancels a statement; 0 for no limit. */
  readonly statementTimeoutMs: number;
  /** Certificate with which the endpoints are verified, as PEM text. */
  readonly certificate: string;
}

/**
 * Creates a session on the writer. The session is not yet connected. It uses the writer's instance endpoint, so that a user
 * who may not log in at this endpoint is rejected, as on Aurora. Throws if no writer is available.
 */
export function createWriterSession(rds: RdsState, request: SessionRequest): Client {
  const { resourceArn, username, password, certificate, statementTimeoutMs } = request;
  const { account } = rds.deps;
  const record = rds.clusters.find(
    ({ hosted }) => formatArn(account, 'cluster', hosted.cluster.identifier) === resourceArn,
  );
  if (record?.shown.HttpEndpointEnabled !== true) throw faults.endpointNotEnabled(resourceArn);
  const { cluster, port, hostName } = record.hosted;
  if (['stopping', 'stopped', 'starting', 'deleting'].includes(cluster.status)) {
    throw faults.wrongState(cluster.status);
  }
  if (cluster.members.length === 0) throw faults.noInstance();
  if (cluster.writer === undefined || !cluster.writer.database.isRunning) throw faults.notAvailable();
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: username,
    password,
    database: request.database ?? record.shown.DatabaseName ?? 'postgres',
    ssl: { ca: certificate, servername: hostName({ instance: cluster.writer.identifier }) },
    connectionTimeoutMillis: 10_000,
    application_name: 'RDS Data API',
    options: `-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres -c bytea_output=hex -c statement_timeout=${statementTimeoutMs}`,
  });
  client.on('error', ignore);
  return client;
}

/** Ignores the event, because the running statement rejects when the session breaks. */
function ignore(): void {}
