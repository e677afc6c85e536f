import { join } from 'node:path';
import { Signer } from '@aws-sdk/rds-signer';
import type { ClientConfig } from 'pg';
import { Client } from 'pg';
import { systemClock } from '../aurora/clock';
import { AuroraCluster } from '../aurora/cluster';
import type { CertificateAuthority } from '../aurora/endpoints/certificate-authority';
import { createCertificateAuthority } from '../aurora/endpoints/certificate-authority';
import type { FrontOptions } from '../aurora/endpoints/front';
import { ClusterFront } from '../aurora/endpoints/front';
import type { ConnectRequest } from '../aurora/endpoints/token-check';
import { EventLog } from '../aurora/event-log';
import type { EndpointName } from '../aurora/model';
import type { Pace } from '../aurora/pace';
import { PACES } from '../aurora/pace';
import { createPostgresEngine } from '../aurora/postgres-engine';
import { installAurora, templateStatements } from '../aurora/sql/install';
import { publishTopology } from '../aurora/sql/publish-topology';
import { findPostgres } from '../postgres/binaries';
import { createPostgresHome } from '../postgres/home';
import { caughtUp } from './caught-up';

export const master = { user: 'lab', password: 'correct horse battery' };
const installation = { masterUsername: master.user, masterPassword: master.password, databaseName: 'shop' };
const credentials = { accessKeyId: 'AKIALAB', secretAccessKey: 'secret/of+lab' };
const region = 'eu-west-1';

/** Real cluster `lab` of instances db-1 (writer), db-2, … with its endpoints. */
export interface FrontedCluster {
  readonly cluster: AuroraCluster;
  readonly front: ClusterFront;
  readonly authority: CertificateAuthority;
  /** Folder of all its servers. */
  readonly homeFolder: string;
  /** Log lines of the front about refused clients, and of the cluster. */
  readonly log: readonly string[];
  /** Requests that the callback was asked to authorise. It allows `tokenUsers`. */
  readonly authorised: readonly ConnectRequest[];
  /** Returns the client configuration for an endpoint as the master user. */
  config(endpoint: EndpointName, overrides?: ClientConfig): ClientConfig;
  /** Returns a connected client, which `close` ends. */
  connect(endpoint: EndpointName, overrides?: ClientConfig): Promise<Client>;
  /** Returns a token made by AWS's SDK, for the cluster endpoint unless an address is given. */
  token(user: string, address?: { readonly hostname: string; readonly port: number }): Promise<string>;
  close(): Promise<void>;
}

export interface FrontedClusterOptions extends Pick<FrontOptions, 'loginTimeoutMs' | 'maxLogins'> {
  /** @default 1 */
  readonly instances?: number;
  /** @default instant */
  readonly pace?: Pace;
  /** Database users who may log in with an IAM token. @default app */
  readonly tokenUsers?: readonly string[];
}

export async function createFrontedCluster(options: FrontedClusterOptions = {}): Promise<FrontedCluster> {
  const { instances = 1, pace = PACES.instant, tokenUsers = ['app'] } = options;
  const home = await createPostgresHome(await findPostgres(process.env));
  const log: string[] = [];
  const authorised: ConnectRequest[] = [];
  const cluster = AuroraCluster.create(
    {
      identifier: 'lab',
      engineVersion: home.binaries.version,
      port: 5432,
      instances: Array.from({ length: instances }, (_, index) => ({
        identifier: `db-${index + 1}`,
        instanceClass: 'db.r7g.large',
        availabilityZone: `${region}${'abc'[index % 3]}`,
      })),
      templateStatements: templateStatements(installation),
      prepareVolume: (database) => installAurora(database, installation),
    },
    {
      engine: createPostgresEngine(home),
      clock: systemClock,
      pace,
      events: new EventLog(),
      log: (line) => log.push(line),
    },
  );
  publishTopology(cluster, (member) => join(home.folder, member.resourceId.toLowerCase()), systemClock.date);
  const authority = await createCertificateAuthority(new Date());
  const front = await ClusterFront.open(
    {
      clusterIdentifier: 'lab',
      suffix: 'c7tj4example',
      region,
      accountId: '123456789012',
      clusterResourceId: cluster.resourceId,
      port: 0,
      ...options,
    },
    {
      cluster,
      authority,
      date: systemClock.date,
      log: (line) => log.push(line),
      findCredential: (accessKeyId) => (accessKeyId === credentials.accessKeyId ? credentials : undefined),
      authorise: (request) => {
        authorised.push(request);
        return tokenUsers.some((user) => request.resource.endsWith(`/${user}`));
      },
    },
  );
  cluster.onTopologyChange(front.topologyChanged);
  const clients = new Set<Client>();
  const config = (endpoint: EndpointName, overrides: ClientConfig = {}): ClientConfig => ({
    host: '127.0.0.1',
    port: front.port,
    database: 'shop',
    ...master,
    ssl: { ca: authority.certificate, servername: front.hostName(endpoint) },
    ...overrides,
  });
  const fronted: FrontedCluster = {
    cluster,
    front,
    authority,
    homeFolder: home.folder,
    log,
    authorised,
    config,
    connect: async (endpoint, overrides) => {
      const client = new Client(config(endpoint, overrides));
      // Ignored: a connection that breaks while idle also fails the client's next query.
      client.on('error', () => {});
      await client.connect();
      clients.add(client);
      return client;
    },
    token: (username, address = { hostname: front.hostName('cluster'), port: front.port }) =>
      new Signer({ ...address, username, region, credentials }).getAuthToken(),
    close: async () => {
      // The front first, which closes all connections: `end` would wait forever on a connection that is never answered.
      await front.close();
      await Promise.all([...clients].map((client) => client.end()));
      await cluster.close();
      await home.close();
    },
  };
  try {
    await cluster.ready.done;
    await caughtUp(cluster);
  } catch (error) {
    await fronted.close();
    throw error;
  }
  return fronted;
}
