import {
  CreateDBClusterCommand,
  CreateDBInstanceCommand,
  DescribeDBClustersCommand,
  FailoverDBClusterCommand,
} from '@aws-sdk/client-rds';
import { Client } from 'pg';
import { killServer } from '../test/support/aurora/real-cluster';
import type { RdsLab } from '../test/support/rds-lab';
import { startRdsLab } from '../test/support/rds-lab';
import { until } from './until';
import { WriteClient } from './write-client';

const IDENTIFIER = 'bench';
const ENGINE = 'aurora-postgresql';
const MASTER = { user: 'lab', password: 'correct horse' };

/** Cluster created through the RDS API, with the actions of its clients. */
export interface BenchCluster {
  readonly lab: RdsLab;
  /** Home folder of all its servers. */
  readonly homeFolder: string;
  /** Time from `CreateDBCluster` until all readers stream and the cluster endpoint answers. */
  readonly creationMs: number;
  /** Writes repeatedly until the cluster endpoint acknowledges a write. */
  untilWritten(): Promise<void>;
  /** Finds the writer. Returns a function that kills its server with SIGKILL, as in a crash. */
  prepareKill(): Promise<() => void>;
  requestFailover(): Promise<void>;
  untilAvailable(): Promise<void>;
  close(): Promise<void>;
}

export async function createBenchCluster(readers: number): Promise<BenchCluster> {
  const lab = await startRdsLab();
  // The first call loads the service, which an account does in the background after its start.
  await lab.client.send(new DescribeDBClustersCommand({}));
  const startedMs = performance.now();
  await lab.client.send(
    new CreateDBClusterCommand({
      DBClusterIdentifier: IDENTIFIER,
      Engine: ENGINE,
      DatabaseName: 'shop',
      MasterUsername: MASTER.user,
      MasterUserPassword: MASTER.password,
    }),
  );
  const identifiers = Array.from({ length: readers + 1 }, (_, index) => `bench-${index + 1}`);
  const [first = '', ...others] = identifiers;
  await createInstance(lab, first);
  await Promise.all(others.map((identifier) => createInstance(lab, identifier)));
  const address = await describe(lab);
  const connection = {
    ...{ host: '127.0.0.1', port: address.port, database: 'shop', ...MASTER },
    ssl: { ca: lab.certificate, servername: address.host },
  };
  const connect = async () => {
    const client = new Client(connection);
    await client.connect();
    return client;
  };
  await until('all readers stream', async () => {
    const client = await connect();
    const { rows } = await client.query('SELECT count(*)::int AS readers FROM aurora_replica_status()');
    await client.end();
    return rows[0].readers === readers + 1;
  });
  const creationMs = performance.now() - startedMs;
  const client = await connect();
  await client.query('CREATE TABLE writes (at timestamptz)');
  await client.end();
  const writeClient = await WriteClient.start(connection);

  return {
    lab,
    homeFolder: lab.homeFolder,
    creationMs,
    untilWritten: () => writeClient.untilWritten(),
    prepareKill: async () => {
      const { writer } = await describe(lab);
      return () => killServer(lab.account.instance(writer).member);
    },
    requestFailover: async () => {
      await lab.client.send(new FailoverDBClusterCommand({ DBClusterIdentifier: IDENTIFIER }));
    },
    untilAvailable: () => lab.untilCluster(IDENTIFIER, 'available'),
    close: () => {
      writeClient.close();
      return lab.close();
    },
  };
}

async function createInstance({ client }: RdsLab, DBInstanceIdentifier: string): Promise<void> {
  await client.send(
    new CreateDBInstanceCommand({
      ...{ DBClusterIdentifier: IDENTIFIER, DBInstanceIdentifier, Engine: ENGINE },
      DBInstanceClass: 'db.r7g.large',
    }),
  );
}

async function describe({ client }: RdsLab): Promise<{ host: string; port: number; writer: string }> {
  const { DBClusters } = await client.send(
    new DescribeDBClustersCommand({ DBClusterIdentifier: IDENTIFIER }),
  );
  const { Endpoint = '', Port = 0, DBClusterMembers = [] } = DBClusters?.[0] ?? {};
  const writer = DBClusterMembers.find(({ IsClusterWriter }) => IsClusterWriter);
  return { host: Endpoint, port: Port, writer: writer?.DBInstanceIdentifier ?? '' };
}
