import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { systemClock } from '../../../aurora/clock';
import type { Gateway } from '../../../gateway/gateway';
import { startGateway } from '../../../gateway/gateway';
import { createResourceTypes } from '../../../services/cloudformation/resource-types/create-resource-types';
import type { InertResources } from '../../../services/cloudformation/resource-types/inert/inert-resources';
import { createCloudFormationService } from '../../../services/cloudformation/service';
import { CloudFormation } from '../../../services/cloudformation/state';
import { Fis } from '../../../services/fis/state';
import { Iam } from '../../../services/iam/state';
import { Functions } from '../../../services/lambda/functions/functions';
import { LogGroups } from '../../../services/logs/state';
import type { RdsState } from '../../../services/rds/state';
import { Secrets } from '../../../services/secretsmanager/state';
import { Parameters } from '../../../services/ssm/state';
import { findLabSubnet, labAccount } from '../lab-account';

/** Account to which stacks can be deployed, and a real client of its CloudFormation. */
export interface DeploymentLab {
  readonly cloudFormation: CloudFormation;
  readonly client: CloudFormationClient;
  readonly gateway: Gateway;
  readonly iam: Iam;
  readonly functions: Functions;
  readonly logGroups: LogGroups;
  readonly secrets: Secrets;
  readonly parameters: Parameters;
  readonly inert: InertResources;
  /** Objects of S3 by `bucket/key`. */
  readonly objects: Map<string, Uint8Array>;
  /** Internal errors of the account; empty if none occurred. */
  readonly failures: unknown[];
  close(): Promise<void>;
}

const credentials = { accessKeyId: 'AKIALAB', secretAccessKey: 'secret/of+lab' };
const credential = {
  ...credentials,
  principal: { kind: 'account', arn: `arn:aws:iam::${labAccount.accountId}:root` },
} as const;

/** Starts the account. Its RDS finds subnets in `inert`. */
export async function startDeploymentLab(rds: RdsState, inert: InertResources): Promise<DeploymentLab> {
  const failures: unknown[] = [];
  const objects = new Map<string, Uint8Array>();
  const folder = await mkdtemp(join(tmpdir(), 'deployment-lab-'));
  const iam = new Iam(labAccount);
  const logGroups = new LogGroups(labAccount);
  const secrets = new Secrets(labAccount);
  const parameters = new Parameters(labAccount);
  const functions = new Functions({ scope: labAccount, iam, folder, retire: async () => {}, log: () => {} });
  const readObject = async (bucket: string, key: string) => objects.get(`${bucket}/${key}`);
  const log = (message: string, error: unknown) => failures.push(message, error);
  const cloudFormation = new CloudFormation({
    account: labAccount,
    types: createResourceTypes({
      account: labAccount,
      rds,
      fis: new Fis({ account: labAccount, iam, rds, findSubnet: findLabSubnet, clock: systemClock }),
      functions,
      iam,
      logGroups,
      secrets,
      parameters,
      inert,
      readObject,
    }),
    readObject,
    readSsmParameter: async (name) => parameters.findParameter(name)?.value,
    readSecret: async (id) => {
      const secret = secrets.findSecret(id);
      return secret && secrets.getSecretString(secret.arn);
    },
    now: () => new Date(),
    log,
  });
  const gateway = await startGateway({
    region: labAccount.region,
    services: { cloudformation: async () => createCloudFormationService(cloudFormation) },
    findCredential: (id) => (id === credential.accessKeyId ? credential : undefined),
    log,
  });
  const client = new CloudFormationClient({
    region: labAccount.region,
    endpoint: gateway.url,
    credentials,
    maxAttempts: 1,
  });
  return {
    cloudFormation,
    client,
    gateway,
    iam,
    functions,
    logGroups,
    secrets,
    parameters,
    inert,
    objects,
    failures,
    async close() {
      client.destroy();
      await cloudFormation.close();
      await gateway.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
