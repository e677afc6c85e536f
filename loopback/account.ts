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
import { createPostgresHome } from './postgres/home';
import { createPrivateFolder } from './private-folder';
import type { AnnouncedEndpoint } from './services/rds/clusters/announce-endpoints';

export interface AccountOptions {
  /** The only one the account has. */
  readonly region: string;
  /** How long the parts of a failover take that PostgreSQL does not. */
  readonly pace: PaceName;
  /** Of the endpoint, on 127.0.0.1. @default 0, any that is free */
  readonly port?: number;
  /** Progress, and loudly the mistakes of the account itself. */
  readonly log: (line: string) => void;
  /** Told of every endpoint of a cluster as it comes, with the port of its own. */
  readonly onEndpoint?: (endpoint: AnnouncedEndpoint) => void;
  /** Where `LAB_PG_BIN` may name another PostgreSQL. @default process.env */
  readonly env?: NodeJS.ProcessEnv;
}

/** An AWS account in this process. */
export interface LoopbackAccount {
  /** `http://127.0.0.1:<port>` */
  readonly endpointUrl: string;
  readonly region: string;
  readonly accountId: string;
  /** Of the account itself, which may do everything. Made anew for each account. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** A PEM file: what clients of the databases trust. */
  readonly caBundlePath: string;
  /** The clusters there are at the moment. */
  readonly clusters: readonly AccountCluster[];
  status(): AccountStatus;
  /** Ends everything that runs in the account and removes what it has written. Idempotent. */
  close(): Promise<void>;
}

export interface AccountCluster {
  readonly identifier: string;
  readonly status: string;
  /** Of all endpoints. */
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

/** AWS's documentation uses it, so it belongs to nobody. */
const accountId = '123456789012';

/**
 * Starts an account, bootstrapped for the CDK and with nothing in it. Rejects with what is missing to run one, such as a
 * PostgreSQL, and with EADDRINUSE; nothing is left then.
 */
export async function startAccount(options: AccountOptions): Promise<LoopbackAccount> {
  const { region, pace, port = 0, log, onEndpoint, env = process.env } = options;
  const availabilityZones = ['a', 'b', 'c'].map((letter) => region + letter);
  const account = { accountId, region, availabilityZones };
  const logError = (message: string, error: unknown) => log(`${message} ${describeError(error)}`);
  const ends: (() => Promise<void>)[] = [];
  const close = onceOnly(() => endAll(ends));
  try {
    const home = await createPostgresHome(await findPostgres(env), env);
    ends.unshift(() => home.close());
    const folder = createPrivateFolder(env.TMPDIR);
    ends.unshift(() => folder.close());
    let gateway: Gateway | undefined;
    const stores = createAccountStores({
      account,
      home,
      authority: await createCertificateAuthority(new Date()),
      folder: folder.path,
      pace: () => PACES[pace],
      endpointUrl: () => gateway?.url ?? '',
      log,
      ...(onEndpoint && { onEndpoint }),
      logError,
    });
    const { iam, lambda, rds, cloudFormation, caBundlePath } = stores;
    ends.unshift(() => Promise.all([lambda.close(), rds.close()]).then(() => {}));
    const services = createServiceLoaders(account, stores);
    const { findCredential, authorise } = iam;
    gateway = await startGateway({
      ...{ region, port, services, findCredential, authorise },
      answerHeaders: markAnswers({ pace }),
      log: logError,
    });
    const { url, close: closeGateway } = gateway;
    ends.unshift(() => Promise.all([closeGateway(), cloudFormation.close()]).then(() => {}));
    ends.unshift(warmUp(gateway.services, logError));
    const { accessKeyId, secretAccessKey } = iam.accountCredential;
    return {
      endpointUrl: url,
      region,
      accountId,
      credentials: { accessKeyId, secretAccessKey },
      caBundlePath,
      get clusters() {
        return clustersOf(stores);
      },
      status: () => ({
        stacks: cloudFormation.stacks.live.map(({ name, status }) => ({ name, status })),
        clusters: clustersOf(stores),
        functions: lambda.functions.all.map(({ name }) => name),
      }),
      close,
    };
  } catch (error) {
    await close().catch((failure: unknown) => logError('What had started cannot be ended.', failure));
    throw error;
  }
}

/** Loads services one after the other while nobody asks for them. Returns what ends it. */
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

/** One after the other, whatever becomes of each; then throws the first failure. */
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
