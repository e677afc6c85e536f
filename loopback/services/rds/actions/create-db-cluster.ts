import type { CreateDBClusterCommandInput } from '@aws-sdk/client-rds';
import type { ClusterPlan } from '../clusters/cluster-plan';
import { planCluster } from '../clusters/cluster-plan';
import { formatArn } from '../names/arns';
import { describeCluster } from '../shapes/cluster-shape';
import type { ClusterRecord, RdsState } from '../state';
import { generatePassword } from '../stored/master-user-secrets';
import type { RdsAction } from './action';

export const createDBCluster: RdsAction<'CreateDBCluster'> = async (rds, input) => {
  const plan = planCluster(rds, input);
  const record = await rds.addCluster(plan.identifier, () => hostCluster(rds, plan, input));
  rds.tags.add(formatArn(rds.deps.account, 'cluster', plan.identifier), input.Tags ?? []);
  return { DBCluster: describeCluster(rds, record) };
};

async function hostCluster(
  rds: RdsState,
  plan: ClusterPlan,
  input: CreateDBClusterCommandInput,
): Promise<ClusterRecord> {
  const { identifier, engineVersion, masterUsername, parameterGroup, subnetGroup, availabilityZones } = plan;
  const { host, secrets } = rds.deps;
  const masterPassword = plan.masterPassword ?? generatePassword();
  let record: ClusterRecord | undefined;
  const hosted = await host.create({
    identifier,
    engineVersion,
    port: input.Port,
    masterUsername,
    masterPassword,
    databaseName: input.DatabaseName,
    serverlessMaxCapacityAcu: input.ServerlessV2ScalingConfiguration?.MaxCapacity,
    isIamEnabled: () => record?.shown.IAMDatabaseAuthenticationEnabled === true,
  });
  record = { hosted, masterUsername, parameterGroup, subnetGroup, availabilityZones, shown: plan.shown };
  if (plan.masterPassword === undefined) {
    const SecretArn = secrets.create(identifier, masterUsername, masterPassword);
    const MasterUserSecret = { SecretArn, SecretStatus: 'active', KmsKeyId: input.MasterUserSecretKmsKeyId };
    record.shown = { ...plan.shown, MasterUserSecret };
  }
  return record;
}
