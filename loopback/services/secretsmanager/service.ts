import * as secretsManager from '@aws-sdk/client-secrets-manager';
import type { Service } from '../../gateway/service';
import { defineService } from '../../gateway/service';
import { secretsActionResources } from './action-resources';
import { describeSecret } from './actions/describe-secret';
import { getSecretValue } from './actions/get-secret-value';
import { listSecrets } from './actions/list-secrets';
import type { Secrets } from './state';

export interface SecretsManagerOptions {
  readonly accountId: string;
  readonly region: string;
  readonly secrets: Secrets;
}

/** Secrets Manager's API for reading. The services that manage secrets create them. */
export function createSecretsManagerService(options: SecretsManagerOptions): Service {
  const { accountId, region, secrets } = options;
  return defineService({
    module: secretsManager,
    client: new secretsManager.SecretsManagerClient({
      region,
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    }),
    actions: {
      DescribeSecret: async (input) => describeSecret(secrets, input),
      GetSecretValue: async (input) => getSecretValue(secrets, input),
      ListSecrets: async (input) => listSecrets(secrets, input),
    },
    actionResources: secretsActionResources(accountId, (secretId) => secrets.findSecret(secretId)?.arn),
    maxBodyBytes: 64 * 1024,
  });
}
