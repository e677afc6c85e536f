import { setImmediate } from 'node:timers/promises';
import { markAnswers } from './account-mark';
import { createServiceLoaders } from './account-services';
import type { AccountStores } from './account-stores';
import { createAccountStores } from './account-stores';
import { createCertificateAuthority } from './aurora/endpoints/certificate-authority';
import type { PaceName } from './aurora/pace';
import { PACES } from './aurora/pace';
import type { Gateway, ServiceLoaders } from './gateway/gateway';
import { startGateway } from './gateway/gateway';
import { findPostgres } from './postgres/binaries';
import { PostgresHomes } from './postgres/homes';
import { createPrivateFolder } from './private-folder';
import type { AnnouncedEndpoint } from './services/rds/clusters/announce-endpoints';

export interface AccountOptions {
  /** The only region of the account. */
  readonly region: string;
  /** Durations of those parts of a failover that AWS performs and PostgreSQL does not. */
  readonly pace: PaceName;
  /** Port of the endpoint on 127.0.0.1. @default 0, any free port */
  readonly port?: number;
  /** Logs progress, and internal errors of the account with their stack. */
  readonly log: (line: string) => void;
  /** Called for each endpoint of a cluster when it is created, with the endpoint's own port. */
  readonly onEndpoint?: (endpoint: AnnouncedEndpoint) => void;
  /**
   * Environment. `LAB_PG_BIN` selects another PostgreSQL installation; packages of npm are searched from `INIT_CWD`
   * too. @default process.env
   */
  readonly env?: NodeJS.ProcessEnv;
}

/** An AWS account in this process. */
export interface LoopbackAccount {
  /** `http://127.0.0.1:<port>` */
  readonly endpointUrl: string;
  readonly region: string;
  readonly accountId: string;
  /** Credentials of the account itself, which may do everything. They are new for each account. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Path of a PEM file with the certificate authority that database clients must trust. */
  readonly caBundlePath: string;
  /** Module for Node's `--require`, with which a program resolves the host names of the account's clusters. */
  readonly hostNamesPreloadPath: string;
  /** Clusters that exist now. */
  readonly clusters: readonly AccountCluster[];
  status(): AccountStatus;
  /** Changes the pace of everything that begins from now on. A wait that has begun keeps its duration. */
  setPace(pace: PaceName): void;
  /** Stops everything that runs in the account and removes all files it has written. Idempotent. */
  close(): Promise<void>;
}

export interface AccountCluster {
  readonly identifier: string;
  readonly status: string;
  /** Port that all endpoints of the cluster share. */
  readonly port: number;
  readonly writerEndpoint: string;
  readonly readerEndpoint: string;
  readonly members: readonly {
    readonly identifier: string;
    readonly role: 'writer' | 'reader';
    readonly status: string;
  }[];
}

export interface AccountStatus {
  readonly stacks: readonly { readonly name: string; readonly status: string }[];
  readonly clusters: readonly AccountCluster[];
  readonly functions: readonly string[];
}

/** Example account of AWS's documentation, so no customer owns it. */
const accountId = '123456789012';

/**
 * Starts an account that is bootstrapped for the CDK and otherwise empty. Rejects if a requirement such as PostgreSQL is
 * missing, or with EADDRINUSE if the port is in use. In both cases everything that was started is stopped and removed.
 */
export async function startAccount(options: AccountOptions): Promise<LoopbackAccount> {
  return (await openAccount(options)).account;
}

/** Account with its stored state, for the parts of this package that use services without HTTP. */
export interface OpenAccount {
  readonly account: LoopbackAccount;
  readonly stores: AccountStores;
}

/** Starts an account, as `startAccount` does. */
export async function openAccount(options: AccountOptions): Promise<OpenAccount> {
  const { region, port = 0, log, onEndpoint, env = process.env } = options;
  let { pace } = options;
  const availabilityZones = ['a', 'b', 'c'].map((letter) => region + letter);
  const account = { accountId, region, availabilityZones };
  const logError = (message: string, error: unknown) => log(`${message} ${describeError(error)}`);
  const ends: (() => Promise<void>)[] = [];
  const close = onceOnly(() => endAll(ends));
  try {
    const homes = await PostgresHomes.create(await findPostgres(env), env);
    ends.unshift(() => homes.close());
    const folder = createPrivateFolder(env.TMPDIR);
    ends.unshift(() => folder.close());
    let gateway: Gateway | undefined;
    const stores = createAccountStores({
      account,
      homes,
      authority: await createCertificateAuthority(new Date()),
      folder: folder.path,
      pace: () => PACES[pace],
      endpointUrl: () => gateway?.url ?? '',
      log,
      ...(onEndpoint && { onEndpoint }),
      logError,
    });
    const { iam, lambda, rds, fis, cloudFormation, caBundlePath } = stores;
    ends.unshift(() => Promise.all([lambda.close(), rds.close()]).then(() => {}));
    ends.unshift(() => fis.close());
    const services = createServiceLoaders(account, stores);
    const { findCredential, authorise } = iam;
    gateway = await startGateway({
      ...{ region, port, services, findCredential, authorise },
      answerHeaders: () => markAnswers({ pace }),
      log: logError,
    });
    const { url, close: closeGateway } = gateway;
    ends.unshift(() => Promise.all([closeGateway(), cloudFormation.close()]).then(() => {}));
    ends.unshift(warmUp(gateway.services, logError));
    const { accessKeyId, secretAccessKey } = iam.accountCredential;
    const opened: LoopbackAccount = {
      endpointUrl: url,
      region,
      accountId,
      credentials: { accessKeyId, secretAccessKey },
      caBundlePath,
      hostNamesPreloadPath: stores.hostNamesPreloadPath,
      get clusters() {
        return clustersOf(stores);
      },
      status: () => ({
        stacks: cloudFormation.stacks.live.map(({ name, status }) => ({ name, status })),
        clusters: clustersOf(stores),
        functions: lambda.functions.all.map(({ name }) => name),
      }),
      setPace(changed) {
        pace = changed;
        for (const { hosted } of rds.clusters) hosted.cluster.pace = PACES[changed];
      },
      close,
    };
    return { account: opened, stores };
  } catch (error) {
    await close().catch((failure: unknown) =>
      logError('The parts of the account that had started cannot be stopped.', failure),
    );
    throw error;
  }
}

/**
 * Loads the services one after the other in the background, so that first requests are fast. Returns a function that
 * stops the loading.
 */
function warmUp(services: ServiceLoaders, logError: (message: string, error: unknown) => void) {
  let isOver = false;
  const work = async () => {
    for (const load of Object.values(services)) {
      await setImmediate();
      if (isOver) return;
      await load();
    }
  };
  const done = work().catch((error: unknown) => logError('A service cannot be loaded.', error));
  return async () => {
    isOver = true;
    await done;
  };
}

function clustersOf({ rds }: AccountStores): AccountCluster[] {
  return rds.clusters.map(({ hosted: { cluster, port, hostName } }) => ({
    identifier: cluster.identifier,
    status: cluster.status,
    port,
    writerEndpoint: hostName('cluster'),
    readerEndpoint: hostName('reader'),
    members: cluster.members.map(({ identifier, role, status }) => ({ identifier, role, status })),
  }));
}

/** Runs all functions one after the other, even if some fail; then throws the first failure. */
async function endAll(ends: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const end of ends) await end().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

function onceOnly(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
