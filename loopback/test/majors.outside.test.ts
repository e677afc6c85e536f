import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as rds from '@aws-sdk/client-rds';
import { Signer } from '@aws-sdk/rds-signer';
import { eventually } from '../testing/eventually';
import { installMajors } from '../testing/install-majors';
import { LabClusters } from './support/lab-clusters';
import type { RdsLab } from './support/rds-lab';
import { startRdsLab } from './support/rds-lab';

const Engine = 'aurora-postgresql';
const login = { user: 'lab', password: 'correct horse', database: 'shop' };

let folder: string;
let lab: RdsLab;
let clusters: LabClusters;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'majors-'));
  await installMajors(folder, [16, 18]);
  lab = await startRdsLab(undefined, { projects: [folder], system: [] });
  clusters = new LabClusters(lab, login);
}, 240_000);
afterAll(async () => {
  await lab?.close();
  rmSync(folder, { recursive: true });
});

describe.each([
  ['16.9', '16.13'],
  ['18.3', '18.6'],
])('a cluster of Aurora PostgreSQL %s beside clusters of other major versions', (version, newer) => {
  const [major = ''] = version.split('.');
  const cluster = `pg${major}`;
  const copy = `copy${major}`;
  const instances = [`${cluster}-1`, `${cluster}-2`];

  it('has members of this major version', async () => {
    await lab.client.send(
      new rds.CreateDBClusterCommand({
        ...{ DBClusterIdentifier: cluster, Engine, EngineVersion: version, DatabaseName: login.database },
        ...{ MasterUsername: login.user, MasterUserPassword: login.password },
        EnableIAMDatabaseAuthentication: true,
      }),
    );
    for (const instance of instances) await clusters.addInstance(cluster, instance);
    const { DBClusters } = await lab.client.send(
      new rds.DescribeDBClustersCommand({ DBClusterIdentifier: cluster }),
    );
    expect(DBClusters?.[0]).toMatchObject({
      EngineVersion: version,
      DBClusterParameterGroup: `default.aurora-postgresql${major}`,
    });
    for (const endpoint of ['cluster', 'reader'] as const) {
      const [row] = await clusters.query(cluster, 'SHOW server_version', endpoint);
      expect(row).toMatchObject({ server_version: expect.stringMatching(new RegExp(`^${major}\\.`)) });
    }
  });

  it('accepts IAM tokens, and no password of a member of rds_iam', async () => {
    await clusters.query(cluster, "CREATE ROLE app LOGIN PASSWORD 'p'; GRANT rds_iam TO app");
    const { hosted } = lab.account.cluster(cluster);
    const { credentials } = lab;
    const address = { hostname: hosted.hostName('cluster'), port: hosted.port, username: 'app' };
    const token = await new Signer({ ...address, region: 'eu-west-1', credentials }).getAuthToken();
    const asApp = (password: string) =>
      clusters.query(cluster, 'SELECT current_user AS me', 'cluster', { user: 'app', password });
    expect(await asApp(token)).toEqual([{ me: 'app' }]);
    await expect(asApp('p')).rejects.toThrow();
  });

  it('shows its members in aurora_replica_status()', async () => {
    const status = 'SELECT server_id FROM aurora_replica_status() ORDER BY 1';
    expect(await clusters.query(cluster, status)).toEqual(instances.map((server_id) => ({ server_id })));
  });

  it('fails over without losing a write', async () => {
    await clusters.query(cluster, 'CREATE TABLE orders AS SELECT n FROM generate_series(1, 1000) n');
    await lab.client.send(new rds.FailoverDBClusterCommand({ DBClusterIdentifier: cluster }));
    await lab.untilCluster(cluster, 'available');
    expect(lab.account.cluster(cluster).hosted.cluster.writer?.identifier).toBe(instances[1]);
    expect(await clusters.query(cluster, 'SELECT count(*)::int FROM orders')).toEqual([{ count: 1000 }]);
    for (const instance of instances) await lab.untilInstance(instance, 'available');
  });

  it('restarts in place after an injected crash', async () => {
    await expect(clusters.query(cluster, "SELECT aurora_inject_crash('instance')")).rejects.toThrow();
    await eventually(
      async () => JSON.stringify(await clusters.query(cluster, 'SELECT max(n) FROM orders').catch(String)),
      '[{"max":1000}]',
      20_000,
    );
    expect(lab.account.cluster(cluster).hosted.cluster.writer?.identifier).toBe(instances[1]);
  });

  it('is restored from a snapshot, to a newer version too', async () => {
    const DBClusterSnapshotIdentifier = `of-${cluster}`;
    await lab.client.send(
      new rds.CreateDBClusterSnapshotCommand({ DBClusterIdentifier: cluster, DBClusterSnapshotIdentifier }),
    );
    await lab.untilSnapshot(DBClusterSnapshotIdentifier, 'available');
    await clusters.query(cluster, 'INSERT INTO orders VALUES (1001)');
    await lab.client.send(
      new rds.RestoreDBClusterFromSnapshotCommand({
        DBClusterIdentifier: copy,
        SnapshotIdentifier: DBClusterSnapshotIdentifier,
        Engine,
        EngineVersion: newer,
      }),
    );
    await clusters.addInstance(copy, `${copy}-1`);
    expect(await clusters.query(copy, 'SELECT max(n) FROM orders')).toEqual([{ max: 1000 }]);
    await clusters.delete(copy, [`${copy}-1`]);
  });

  it('is deleted with a final snapshot', async () => {
    for (const instance of instances) await lab.untilInstance(instance, 'available');
    await clusters.delete(cluster, instances, `final-${cluster}`);
    await lab.untilSnapshot(`final-${cluster}`, 'available');
    expect(lab.failures).toEqual([]);
  });
});
