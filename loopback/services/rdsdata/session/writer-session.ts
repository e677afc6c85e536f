import { Client } from 'pg';
import { formatArn } from '../../rds/names/arns';
import type { RdsState } from '../../rds/state';
import { faults } from '../faults';

export interface SessionRequest {
  readonly resourceArn: string;
  readonly username: string;
  readonly password: string;
  /** @default the cluster's own */
  readonly database: string | undefined;
  /** After which PostgreSQL ends a statement; 0 for never. */
  readonly statementTimeoutMs: number;
  /** PEM, what the endpoints prove themselves by. */
  readonly certificate: string;
}

/**
 * A session on the writer, not connected yet, by the writer's own endpoint: so a user who may not log in there is
 * refused as on Aurora. Throws where there is no writer to log in to.
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

/** A session that breaks says so with the statement it was running. */
function ignore(): void {}
