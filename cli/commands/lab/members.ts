import { readFile } from 'node:fs/promises';
import { DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { Client, DatabaseError } from 'pg';
import type { DeployedLab } from '../../../drill/aws/deployed-lab';
import { DrillError } from '../../../drill/aws/drill-error';
import { readMasterLogin } from '../../../drill/aws/master-login';
import type { Rows } from '../../../drill/aws/sql';
import { SqlError } from '../../../drill/aws/sql';
import { LAB } from '../../lab-command';
import type { OpenAccount } from './open';

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Runs one statement on the writer endpoint, the reader endpoint or one instance, over a direct connection. On AWS the
 * database accepts connections only from inside its VPC.
 *
 * @throws SqlError for an error of PostgreSQL; DrillError if there is no such member, or it accepts no connection
 */
export async function queryMember(
  account: OpenAccount,
  lab: DeployedLab,
  on: string,
  sql: string,
): Promise<Rows | 'unreachable'> {
  const { running } = account;
  if (!running) return 'unreachable';
  const host = await findHost(account, lab, on);
  const { username, password } = await readMasterLogin(account, lab);
  const client = new Client({
    host: '127.0.0.1',
    port: running.endpointPorts[host],
    user: username,
    password,
    database: lab.DatabaseName,
    ssl: { ca: await readFile(running.caBundlePath, 'utf8'), servername: host },
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    options: '-c TimeZone=UTC',
    types: { getTypeParser: toPrinter },
  });
  // An error after the statement would otherwise end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    const { fields, rows, rowCount } = await client.query<string[]>({ text: sql, rowMode: 'array' });
    return {
      columns: fields.map(({ name }) => name),
      rows,
      changed: fields.length === 0 ? (rowCount ?? 0) : 0,
    };
  } catch (error) {
    if (error instanceof DatabaseError) throw new SqlError(error.message, error.code ?? '', { cause: error });
    throw new DrillError(
      `${on} accepts no connection: ${(error as Error).message}`,
      `look at the cluster with: ${LAB} status`,
      { cause: error },
    );
  } finally {
    await client.end();
  }
}

const TIMESTAMPTZ = 1184;

/** Returns values as PostgreSQL prints them. Like the Data API, uses UTC and omits the time zone. */
function toPrinter(typeOid: number): (text: string) => string {
  return (text) => (typeOid === TIMESTAMPTZ ? text.replace(/\+00$/, '') : text);
}

async function findHost(
  { clients, signal }: OpenAccount,
  { WriterEndpoint, ReaderEndpoint, ClusterIdentifier }: DeployedLab,
  on: string,
): Promise<string> {
  if (on === 'writer') return WriterEndpoint;
  if (on === 'reader') return ReaderEndpoint;
  const { DBInstances = [] } = await clients.rds.send(
    new DescribeDBInstancesCommand({ Filters: [{ Name: 'db-cluster-id', Values: [ClusterIdentifier] }] }),
    { abortSignal: signal },
  );
  const host = DBInstances.find(({ DBInstanceIdentifier }) => DBInstanceIdentifier === on)?.Endpoint?.Address;
  if (host !== undefined) return host;
  const members = DBInstances.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier);
  throw new DrillError(
    `the cluster ${ClusterIdentifier} has no instance ${on}`,
    `use one of: ${['writer', 'reader', ...members].join(', ')}`,
  );
}
