import * as rds from '@aws-sdk/client-rds';
import type { ExecuteStatementCommandInput } from '@aws-sdk/client-rds-data';
import { ExecuteStatementCommand, RDSDataClient } from '@aws-sdk/client-rds-data';
import type { Gateway } from '../../gateway/gateway';
import { startGateway } from '../../gateway/gateway';
import { Iam } from '../../services/iam/state';
import { createRdsDataService } from '../../services/rdsdata/service';
import { labAccount } from './lab-account';
import type { RdsLab } from './rds-lab';
import { startRdsLab } from './rds-lab';

/** Cluster `lab` with one instance, `lab-1`, a database `app` and the Data API, behind a gateway. */
export class DataApiLab {
  readonly rdsLab: RdsLab;
  readonly iam: Iam;
  readonly client: RDSDataClient;
  readonly resourceArn = `arn:aws:rds:${labAccount.region}:${labAccount.accountId}:cluster:lab`;
  /** ARN of the master user's secret. */
  readonly secretArn: string;
  readonly #gateway: Gateway;

  static async start(statementTimeoutMs: number): Promise<DataApiLab> {
    const rdsLab = await startRdsLab();
    const { DBCluster } = await rdsLab.client.send(
      new rds.CreateDBClusterCommand({
        DBClusterIdentifier: 'lab',
        Engine: 'aurora-postgresql',
        MasterUsername: 'postgres',
        ManageMasterUserPassword: true,
        DatabaseName: 'app',
        EnableHttpEndpoint: true,
        EnableIAMDatabaseAuthentication: true,
      }),
    );
    const iam = new Iam(labAccount);
    const gateway = await startGateway({
      region: labAccount.region,
      services: {
        'rds-data': async () =>
          createRdsDataService({
            rds: rdsLab.account,
            secrets: rdsLab.secrets,
            authorise: iam.authorise,
            certificate: rdsLab.certificate,
            statementTimeoutMs,
          }),
      },
      findCredential: iam.findCredential,
      authorise: iam.authorise,
      log: (_message, error) => console.error(error),
    });
    return new DataApiLab(rdsLab, iam, gateway, DBCluster?.MasterUserSecret?.SecretArn ?? '');
  }

  private constructor(rdsLab: RdsLab, iam: Iam, gateway: Gateway, secretArn: string) {
    this.rdsLab = rdsLab;
    this.iam = iam;
    this.#gateway = gateway;
    this.secretArn = secretArn;
    this.client = this.createClient(iam.accountCredential);
  }

  createClient(credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  }): RDSDataClient {
    return new RDSDataClient({
      region: labAccount.region,
      endpoint: this.#gateway.url,
      credentials,
      maxAttempts: 1,
    });
  }

  async addInstance(): Promise<void> {
    await this.rdsLab.untilCluster('lab', 'available');
    await this.rdsLab.client.send(
      new rds.CreateDBInstanceCommand({
        DBInstanceIdentifier: 'lab-1',
        DBClusterIdentifier: 'lab',
        DBInstanceClass: 'db.r7g.large',
        Engine: 'aurora-postgresql',
      }),
    );
    await this.rdsLab.untilInstance('lab-1', 'available');
  }

  /** Runs a statement, as the master user unless `input` names another secret. */
  execute(sql: string, input: Partial<ExecuteStatementCommandInput> = {}, client = this.client) {
    const { resourceArn, secretArn } = this;
    return client.send(new ExecuteStatementCommand({ resourceArn, secretArn, sql, ...input }));
  }

  async close(): Promise<void> {
    this.client.destroy();
    await this.#gateway.close();
    await this.rdsLab.close();
  }
}
