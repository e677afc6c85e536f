import { formatArn } from '../names/arns';
import type { ClusterRecord, RdsState } from '../state';
import { generatePassword } from '../stored/master-user-secrets';
import type { ClusterPlan } from './cluster-plan';

/** Creates a planned cluster with its endpoints, its tags and the secret of a managed password. */
export async function hostCluster(rds: RdsState, plan: ClusterPlan): Promise<ClusterRecord> {
  const record = await rds.addCluster(plan.identifier, () => host(rds, plan));
  rds.tags.add(formatArn(rds.deps.account, 'cluster', plan.identifier), plan.tags);
  return record;
}

async function host(rds: RdsState, plan: ClusterPlan): Promise<ClusterRecord> {
  const { identifier, engineVersion, masterUsername, parameterGroup, subnetGroup, availabilityZones } = plan;
  const { shown, restoredFrom, port } = plan;
  const { host, secrets } = rds.deps;
  const masterPassword = plan.masterPassword ?? generatePassword();
  let record: ClusterRecord | undefined;
  const hosted = await host.create({
    identifier,
    engineVersion,
    port,
    masterUsername,
    masterPassword,
    databaseName: shown.DatabaseName,
    serverlessMaxCapacityAcu: shown.ServerlessV2ScalingConfiguration?.MaxCapacity,
    isIamEnabled: () => record?.shown.IAMDatabaseAuthenticationEnabled === true,
    ...(restoredFrom !== undefined && { restoredFrom }),
  });
  record = { hosted, masterUsername, masterPassword, parameterGroup, subnetGroup, availabilityZones, shown };
  if (plan.masterPassword === undefined) {
    const SecretArn = secrets.create(identifier, masterUsername, masterPassword);
    const MasterUserSecret = { SecretArn, SecretStatus: 'active', KmsKeyId: plan.secretKmsKeyId };
    record.shown = { ...shown, MasterUserSecret };
  }
  return record;
}
