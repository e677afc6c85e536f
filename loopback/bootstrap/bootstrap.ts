import type { AccountIdentity } from '../services/account-identity';
import type { Iam } from '../services/iam/state';
import type { Buckets } from '../services/s3/state';
import type { Parameters } from '../services/ssm/state';
import { createBootstrapRoles } from './bootstrap-roles';

export interface BootstrappedStores {
  readonly iam: Iam;
  readonly buckets: Buckets;
  readonly parameters: Parameters;
}

/** Distinguishes several bootstraps of one account. This value is the CDK's default. */
const qualifier = 'hnb659fds';
/** Version of the template that `cdk bootstrap` of the CDK CLI 2.1148.1 deploys. */
const version = '33';

/**
 * Creates the resources of `cdk bootstrap` that deployments use: roles, the bucket for assets, and the version
 * parameter.
 */
export function bootstrap(
  { accountId, region }: Pick<AccountIdentity, 'accountId' | 'region'>,
  { iam, buckets, parameters }: BootstrappedStores,
): void {
  createBootstrapRoles(iam, { accountId, region, qualifier });
  buckets.createBucket(`cdk-${qualifier}-assets-${accountId}-${region}`);
  parameters.putParameter(`/cdk-bootstrap/${qualifier}/version`, version);
}
