import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from './aurora/clock';
import type { CertificateAuthority } from './aurora/endpoints/certificate-authority';
import { EventLog } from './aurora/event-log';
import type { Pace } from './aurora/pace';
import { createPostgresEngines } from './aurora/postgres-engines';
import { bootstrap } from './bootstrap/bootstrap';
import { HostsFile } from './host-names/hosts-file';
import { nameClusters } from './named-clusters';
import type { PostgresHomes } from './postgres/homes';
import type { AccountIdentity } from './services/account-identity';
import { createResourceTypes } from './services/cloudformation/resource-types/create-resource-types';
import { createFindSubnet } from './services/cloudformation/resource-types/inert/find-subnet';
import { InertResources } from './services/cloudformation/resource-types/inert/inert-resources';
import { CloudFormation } from './services/cloudformation/state';
import { Fis } from './services/fis/state';
import { Iam } from './services/iam/state';
import { LambdaState } from './services/lambda/state';
import { LogGroups } from './services/logs/state';
import type { AuroraHostDeps } from './services/rds/clusters/aurora-host';
import { createAuroraHost } from './services/rds/clusters/aurora-host';
import { RdsState } from './services/rds/state';
import { MasterUserSecrets } from './services/rds/stored/master-user-secrets';
import { Buckets } from './services/s3/state';
import { Secrets } from './services/secretsmanager/state';
import { Parameters } from './services/ssm/state';

export interface AccountStoresDeps {
  readonly account: AccountIdentity;
  readonly homes: PostgresHomes;
  readonly authority: CertificateAuthority;
  /** Private folder of the account. */
  readonly folder: string;
  readonly pace: () => Pace;
  /** URL of the account's endpoint, read when a function needs it. */
  readonly endpointUrl: () => string;
  readonly log: (line: string) => void;
  readonly onEndpoint?: AuroraHostDeps['onEndpoint'];
  /** Logs internal errors of the account. */
  readonly logError: (message: string, error: unknown) => void;
}

/** Stored state of an account, which its services read and change. */
export type AccountStores = ReturnType<typeof createAccountStores>;

/** Creates the stores of an account that is bootstrapped for the CDK and otherwise empty. */
export function createAccountStores(deps: AccountStoresDeps) {
  const { account, folder, authority, log, logError } = deps;
  const caBundlePath = join(folder, 'ca.pem');
  writeFileSync(caBundlePath, authority.certificate, { mode: 0o644 });
  const now = () => new Date();
  const iam = new Iam({ ...account, tagsOf: (arn) => tagsOf(rds, arn) });
  const buckets = new Buckets();
  const parameters = new Parameters(account);
  const secrets = new Secrets(account);
  const logGroups = new LogGroups(account);
  const inert = new InertResources();
  const events = new EventLog();
  const clusters = nameClusters(createHost(deps, iam, events), () => hosts.update());
  const hosts = new HostsFile(join(folder, 'hosts'), () => clusters.names());
  const findSubnet = createFindSubnet(inert);
  const rds = new RdsState({
    account,
    host: clusters,
    events,
    secrets: new MasterUserSecrets(account, secrets),
    findSubnet,
    now,
    log,
  });
  const fis = new Fis({ account, iam, rds, findSubnet, clock: systemClock });
  const lambda = new LambdaState({
    scope: account,
    iam,
    logGroups,
    folder,
    preloadPath: hosts.preloadPath,
    surroundings: () => ({ region: account.region, endpointUrl: deps.endpointUrl(), caBundlePath }),
    log,
  });
  const readObject = async (bucket: string, key: string) => buckets.findObject(bucket, key)?.body;
  const { functions } = lambda;
  const types = createResourceTypes({
    ...{ account, rds, fis, functions, iam, logGroups, secrets, parameters, inert, readObject },
  });
  const cloudFormation = new CloudFormation({
    account,
    types,
    readObject,
    readSsmParameter: async (name) => parameters.findParameter(name)?.value,
    readSecret: async (secretId) => {
      const secret = secrets.findSecret(secretId);
      return secret && secrets.getSecretString(secret.arn);
    },
    now,
    log: logError,
  });
  bootstrap(account, { iam, buckets, parameters });
  const hostNamesPreloadPath = hosts.preloadPath;
  return {
    ...{ caBundlePath, hostNamesPreloadPath, iam, buckets, parameters, secrets, logGroups },
    ...{ rds, fis, lambda, cloudFormation },
  };
}

function createHost(deps: AccountStoresDeps, iam: Iam, events: EventLog) {
  const { account, homes, authority, pace, log, onEndpoint } = deps;
  return createAuroraHost({
    account,
    endpointSuffix: endpointSuffix(),
    engines: createPostgresEngines(homes),
    authority,
    clock: systemClock,
    events,
    log,
    ...(onEndpoint && { onEndpoint }),
    findCredential: iam.findCredential,
    authoriseConnect: ({ accessKeyId, action, resource }) => {
      const credential = iam.findCredential(accessKeyId);
      return (
        credential !== undefined &&
        iam.permissionOf(credential.principal, action, resource).state === 'allowed'
      );
    },
    pace,
  });
}

/**
 * Returns a suffix such as `c7tj4example`, which the endpoint names of all clusters of an account share in a region.
 */
function endpointSuffix(): string {
  const characters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return `c${Array.from({ length: 11 }, () => characters[randomInt(characters.length)]).join('')}`;
}

function tagsOf(rds: RdsState, arn: string): Record<string, string> {
  return Object.fromEntries(rds.tags.list(arn).map(({ Key = '', Value = '' }) => [Key, Value]));
}
