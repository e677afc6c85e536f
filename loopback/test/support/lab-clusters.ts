import {
  CreateDBInstanceCommand,
  DeleteDBClusterCommand,
  DeleteDBInstanceCommand,
} from '@aws-sdk/client-rds';
import type { ClientConfig } from 'pg';
import { Client } from 'pg';
import type { EndpointName } from '../../aurora/model';
import type { RdsLab } from './rds-lab';

/** Clusters of a lab whose users and databases have the same names. */
export class LabClusters {
  readonly #lab: RdsLab;
  readonly #login: ClientConfig;

  constructor(lab: RdsLab, login: Pick<ClientConfig, 'user' | 'password' | 'database'>) {
    this.#lab = lab;
    this.#login = login;
  }

  /** Adds an instance and waits until it is available. */
  async addInstance(cluster: string, DBInstanceIdentifier: string): Promise<void> {
    const command = new CreateDBInstanceCommand({
      DBClusterIdentifier: cluster,
      DBInstanceIdentifier,
      DBInstanceClass: 'db.r7g.large',
      Engine: 'aurora-postgresql',
    });
    await this.#lab.client.send(command);
    await this.#lab.untilInstance(DBInstanceIdentifier, 'available');
  }

  /** Runs a statement on a new connection to an endpoint, and returns the rows. */
  async query(
    cluster: string,
    sql: string,
    endpoint: EndpointName = 'cluster',
    login: ClientConfig = {},
  ): Promise<readonly object[]> {
    const { hosted } = this.#lab.account.cluster(cluster);
    const ssl = { ca: this.#lab.certificate, servername: hosted.hostName(endpoint) };
    const client = new Client({ host: '127.0.0.1', port: hosted.port, ssl, ...this.#login, ...login });
    // Ignored: a connection that breaks also fails its query.
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** Deletes instances, in this order, and then their cluster. */
  async delete(cluster: string, instances: readonly string[], finalSnapshot?: string): Promise<void> {
    for (const DBInstanceIdentifier of instances) {
      await this.#lab.client.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier }));
      await this.#lab.untilInstance(DBInstanceIdentifier, 'gone');
    }
    const snapshot = finalSnapshot
      ? { FinalDBSnapshotIdentifier: finalSnapshot }
      : { SkipFinalSnapshot: true };
    await this.#lab.client.send(new DeleteDBClusterCommand({ DBClusterIdentifier: cluster, ...snapshot }));
    await this.#lab.untilCluster(cluster, 'gone');
  }
}
