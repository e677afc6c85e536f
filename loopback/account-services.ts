import type { AccountStores } from './account-stores';
import type { ServiceLoaders } from './gateway/gateway';
import type { AccountIdentity } from './services/account-identity';

/**
 * Returns the loaders of an account's services, in the order in which a deployment needs them. A service's modules are
 * loaded on first use, because an SDK client takes a tenth of a second to load.
 */
export function createServiceLoaders(account: AccountIdentity, stores: AccountStores): ServiceLoaders {
  const { iam, buckets, parameters, secrets, logGroups, rds, fis, lambda, cloudFormation } = stores;
  return {
    async sts() {
      const { createStsService } = await import('./services/sts/service');
      return createStsService({ ...account, iam });
    },
    async cloudformation() {
      const { createCloudFormationService } = await import('./services/cloudformation/service');
      return createCloudFormationService(cloudFormation);
    },
    async ssm() {
      const { createSsmService } = await import('./services/ssm/service');
      return createSsmService({ ...account, parameters });
    },
    async s3() {
      const { createS3Service } = await import('./services/s3/service');
      return createS3Service({ ...account, buckets });
    },
    async lambda() {
      const { createLambdaService } = await import('./services/lambda/service');
      return createLambdaService(lambda, account);
    },
    async rds() {
      const { createRdsService } = await import('./services/rds/service');
      return createRdsService(rds);
    },
    async fis() {
      const { createFisService } = await import('./services/fis/service');
      return createFisService(fis);
    },
    async 'rds-data'() {
      const { createRdsDataService } = await import('./services/rdsdata/service');
      const { readFile } = await import('node:fs/promises');
      const certificate = await readFile(stores.caBundlePath, 'utf8');
      return createRdsDataService({ rds, secrets, authorise: iam.authorise, certificate });
    },
    async loopback() {
      const { createLoopbackService } = await import('./services/loopback/service');
      return createLoopbackService(rds);
    },
    async secretsmanager() {
      const { createSecretsManagerService } = await import('./services/secretsmanager/service');
      return createSecretsManagerService({ ...account, secrets });
    },
    async logs() {
      const { createLogsService } = await import('./services/logs/service');
      return createLogsService({ ...account, logGroups });
    },
  };
}
