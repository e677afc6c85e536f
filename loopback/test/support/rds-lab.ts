import {
  DescribeDBClusterSnapshotsCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { systemClock } from '../../aurora/clock';
import { createCertificateAuthority } from '../../aurora/endpoints/certificate-authority';
import { EventLog } from '../../aurora/event-log';
import { PACES } from '../../aurora/pace';
import { createPostgresEngines } from '../../aurora/postgres-engines';
import type { Gateway } from '../../gateway/gateway';
import { startGateway } from '../../gateway/gateway';
import { findPostgres } from '../../postgres/binaries';
import { PostgresHomes } from '../../postgres/homes';
import type { Places } from '../../postgres/installations';
import { createAuroraHost } from '../../services/rds/clusters/aurora-host';
import { resolveEngineVersion } from '../../services/rds/clusters/engine-versions';
import { createRdsService } from '../../services/rds/service';
import { RdsState } from '../../services/rds/state';
import { MasterUserSecrets } from '../../services/rds/stored/master-user-secrets';
import type { FindSubnet } from '../../services/rds/stored/subnet-groups';
import { Secrets } from '../../services/secretsmanager/state';
import { eventually } from '../../testing/eventually';
import { findLabSubnet, labAccount } from './lab-account';

/** Account with RDS only, on real servers, and a real client of it. */
export interface RdsLab {
  readonly account: RdsState;
  readonly secrets: Secrets;
  readonly gateway: Gateway;
  /** Folder of all its servers. */
  readonly homeFolder: string;
  readonly client: RDSClient;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Certificate in PEM that clients of the endpoints trust. */
  readonly certificate: string;
  /** Version of clusters whose request names none. */
  readonly engineVersion: string;
  /** Internal errors of the account; empty if none occurred. */
  readonly failures: readonly unknown[];
  /** Names of the operations that were answered without an error. */
  readonly answered: ReadonlySet<string>;
  untilCluster(identifier: string, status: string): Promise<void>;
  untilInstance(identifier: string, status: string): Promise<void>;
  untilSnapshot(identifier: string, status: string): Promise<void>;
  close(): Promise<void>;
}

/** Only the PostgreSQL on which this package depends is found, also where the machine has others. */
export const noOtherInstallations: Partial<Places> = { projects: [], system: [] };

const credentials = { accessKeyId: 'AKIALAB', secretAccessKey: 'secret/of+lab' };
const credential = {
  ...credentials,
  principal: { kind: 'account', arn: `arn:aws:iam::${labAccount.accountId}:root` },
} as const;
const findCredential = (accessKeyId: string) =>
  accessKeyId === credential.accessKeyId ? credential : undefined;

export async function startRdsLab(
  findSubnet: FindSubnet = findLabSubnet,
  places: Partial<Places> = {},
): Promise<RdsLab> {
  const homes = await PostgresHomes.create(await findPostgres(process.env), process.env, places);
  const events = new EventLog();
  const failures: unknown[] = [];
  const authority = await createCertificateAuthority(new Date());
  const host = createAuroraHost({
    account: labAccount,
    endpointSuffix: 'c7tj4example',
    engines: createPostgresEngines(homes),
    authority,
    clock: systemClock,
    events,
    log: () => {},
    findCredential,
    authoriseConnect: () => true,
    pace: () => PACES.instant,
  });
  const secrets = new Secrets(labAccount);
  const now = () => new Date();
  const account = new RdsState({
    account: labAccount,
    host,
    events,
    secrets: new MasterUserSecrets(labAccount, secrets),
    findSubnet,
    now,
    log: () => {},
  });
  const gateway = await startGateway({
    region: labAccount.region,
    services: { rds: async () => createRdsService(account) },
    findCredential,
    log: (message, error) => failures.push(message, error),
  });
  const client = new RDSClient({
    region: labAccount.region,
    endpoint: gateway.url,
    credentials,
    maxAttempts: 1,
  });
  const answered = new Set<string>();
  client.middlewareStack.add(
    (next, context) => async (request) => {
      const answer = await next(request);
      answered.add(String(context.commandName).replace(/Command$/, ''));
      return answer;
    },
    { step: 'initialize' },
  );
  const clusterStatus = async (DBClusterIdentifier: string) => {
    const { DBClusters } = await client.send(new DescribeDBClustersCommand({ DBClusterIdentifier }));
    return DBClusters?.[0]?.Status;
  };
  const instanceStatus = async (DBInstanceIdentifier: string) => {
    const { DBInstances } = await client.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }));
    return DBInstances?.[0]?.DBInstanceStatus;
  };
  const snapshotStatus = async (DBClusterSnapshotIdentifier: string) => {
    const command = new DescribeDBClusterSnapshotsCommand({ DBClusterSnapshotIdentifier });
    return (await client.send(command)).DBClusterSnapshots?.[0]?.Status;
  };
  const orGone = (error: Error) => (/NotFound/.test(error.name) ? 'gone' : error.name);
  return {
    account,
    secrets,
    gateway,
    homeFolder: homes.first.folder,
    client,
    credentials,
    certificate: authority.certificate,
    engineVersion: resolveEngineVersion(homes.first.binaries.major, undefined),
    failures,
    answered,
    untilCluster: (id, status) => eventually(() => clusterStatus(id).catch(orGone), status, 20_000),
    untilInstance: (id, status) => eventually(() => instanceStatus(id).catch(orGone), status, 20_000),
    untilSnapshot: (id, status) => eventually(() => snapshotStatus(id).catch(orGone), status, 20_000),
    async close() {
      client.destroy();
      await gateway.close();
      await account.close();
      await homes.close();
    },
  };
}
