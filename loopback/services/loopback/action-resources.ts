import type { ActionResources } from '../../gateway/service';
import type { AccountIdentity } from '../account-identity';
import { formatArn } from '../rds/names/arns';
import type { LoopbackModule } from './api/module';

/** Clusters for which calls must be authorized, by their ARNs in RDS. */
export function loopbackActionResources(account: AccountIdentity): ActionResources<LoopbackModule> {
  return {
    LoseWriter: ({ DBClusterIdentifier }) => [
      formatArn(account, 'cluster', DBClusterIdentifier.toLowerCase()),
    ],
  };
}
