import {
  CreateDBClusterCommand,
  CreateDBInstanceCommand,
  DescribeDBClustersCommand,
  DescribeEventsCommand,
  FailoverDBClusterCommand,
  ModifyDBClusterCommand,
} from '@aws-sdk/client-rds';
import { Signer } from '@aws-sdk/rds-signer';
import { Client } from 'pg';
import type { RdsLab } from '../../support/rds-lab';
import { startRdsLab } from '../../support/rds-lab';

/** What the project promises of an account: the real SDK and the real driver, and nothing else. */
describe('an Aurora cluster made by the RDS API', () => {
  let lab: RdsLab;

  beforeAll(async () => {
    lab = await startRdsLab();
  }, 30_000);
  afterAll(() => lab.close());

  it('takes a write with an IAM token, fails over, and has it on the new writer', async () => {
    const { client } = lab;
    const DBClusterIdentifier = 'shop';
    const Engine = 'aurora-postgresql';
    await client.send(
      new CreateDBClusterCommand({
        DBClusterIdentifier,
        Engine,
        DatabaseName: 'shop',
        MasterUsername: 'lab',
        MasterUserPassword: 'correct horse',
        EnableIAMDatabaseAuthentication: true,
      }),
    );
    for (const id of ['one', 'two', 'three']) {
      await client.send(
        new CreateDBInstanceCommand({
          DBClusterIdentifier,
          Engine,
          DBInstanceIdentifier: id,
          DBInstanceClass: 'db.r7g.large',
        }),
      );
    }
    for (const id of ['one', 'two', 'three']) await lab.untilInstance(id, 'available');
    const before = await lookAtCluster(lab);
    expect(before.writer).toBe('one');

    const asMaster = await connect(lab, before, 'lab', 'correct horse');
    await asMaster.query(
      'CREATE ROLE app LOGIN; GRANT rds_iam TO app; CREATE TABLE orders (id int primary key)',
    );
    await asMaster.query('GRANT ALL ON orders TO app');
    await asMaster.end();
    const asApp = await connect(lab, before, 'app', await token(lab, before));
    await asApp.query('INSERT INTO orders VALUES (42)');
    await asApp.end();

    await client.send(
      new FailoverDBClusterCommand({ DBClusterIdentifier, TargetDBInstanceIdentifier: 'three' }),
    );
    await lab.untilCluster(DBClusterIdentifier, 'available');
    const after = await lookAtCluster(lab);
    expect(after.writer).toBe('three');
    const again = await connect(lab, after, 'app', await token(lab, after));
    const { rows } = await again.query(
      'SELECT id, aurora_db_instance_identifier() AS instance, pg_is_in_recovery() AS reads FROM orders',
    );
    expect(rows).toEqual([{ id: 42, instance: 'three', reads: false }]);
    await again.end();
    const { Events = [] } = await client.send(
      new DescribeEventsCommand({
        SourceType: 'db-cluster',
        SourceIdentifier: 'shop',
        EventCategories: ['failover'],
      }),
    );
    expect(Events.map(({ Message }) => Message)).toEqual([
      'Started cross AZ failover to DB instance: three',
      'Completed customer initiated failover to DB instance: three',
    ]);
    expect(lab.failures).toEqual([]);

    await client.send(
      new ModifyDBClusterCommand({ DBClusterIdentifier, EnableIAMDatabaseAuthentication: false }),
    );
    await expect(connect(lab, after, 'app', await token(lab, after))).rejects.toMatchObject({
      code: '28000',
    });
  }, 60_000);
});

interface Described {
  readonly host: string;
  readonly port: number;
  readonly writer: string | undefined;
}

async function lookAtCluster({ client }: RdsLab): Promise<Described> {
  const { DBClusters } = await client.send(new DescribeDBClustersCommand({ DBClusterIdentifier: 'shop' }));
  const { Endpoint = '', Port = 0, DBClusterMembers = [] } = DBClusters?.[0] ?? {};
  const writer = DBClusterMembers.find(({ IsClusterWriter }) => IsClusterWriter);
  return { host: Endpoint, port: Port, writer: writer?.DBInstanceIdentifier };
}

function token({ credentials }: RdsLab, { host, port }: Described): Promise<string> {
  return new Signer({
    hostname: host,
    port,
    username: 'app',
    region: 'eu-west-1',
    credentials,
  }).getAuthToken();
}

async function connect(
  lab: RdsLab,
  { host, port }: Described,
  user: string,
  password: string,
): Promise<Client> {
  const ssl = { ca: lab.certificate, servername: host };
  const client = new Client({ host: '127.0.0.1', port, user, password, database: 'shop', ssl });
  await client.connect();
  return client;
}
