import { createDBCluster } from '../services/rds/actions/create-db-cluster';
import { createDBInstance } from '../services/rds/actions/create-db-instance';
import type { HostedCluster } from '../services/rds/clusters/cluster-host';
import { engineName } from '../services/rds/clusters/engine-versions';
import { translateFault } from '../services/rds/faults';
import type { RdsState } from '../services/rds/state';
import { generatePassword } from '../services/rds/stored/master-user-secrets';
import type { LoopbackPlan } from './options';

/** Login of the master user, and the database that this user owns. */
export interface Login {
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

const IDENTIFIER = 'loopback';
const INSTANCE_CLASS = 'db.r7g.large';

/**
 * Creates the cluster with the account's own RDS actions, with IAM authentication and the Data API. On return the cluster
 * and its instances are still `creating`.
 */
export async function createCluster(
  rds: RdsState,
  { instances }: LoopbackPlan,
): Promise<{ readonly hosted: HostedCluster; readonly login: Login }> {
  const login = { user: 'app', password: generatePassword(), database: 'app' };
  try {
    await createDBCluster(rds, {
      Engine: engineName,
      DBClusterIdentifier: IDENTIFIER,
      MasterUsername: login.user,
      MasterUserPassword: login.password,
      DatabaseName: login.database,
      EnableIAMDatabaseAuthentication: true,
      EnableHttpEndpoint: true,
    });
    for (const { identifier, instanceClass, promotionTier, availabilityZone } of instances) {
      await createDBInstance(rds, {
        Engine: engineName,
        DBClusterIdentifier: IDENTIFIER,
        DBInstanceIdentifier: identifier,
        DBInstanceClass: instanceClass ?? INSTANCE_CLASS,
        PromotionTier: promotionTier,
        AvailabilityZone: availabilityZone,
      });
    }
  } catch (error) {
    throw translateFault(error);
  }
  return { hosted: rds.cluster(IDENTIFIER).hosted, login };
}
