import type { DBCluster, ModifyDBClusterCommandInput } from '@aws-sdk/client-rds';
import { CommonError } from '../../../gateway/errors';
import { parameterGroupOf } from '../clusters/cluster-plan';
import { familyOf, requireUpgrade, resolveEngineVersion } from '../clusters/engine-versions';
import type { PasswordChange } from '../clusters/password-change';
import { choosePasswordChange } from '../clusters/password-change';
import { faults } from '../faults';
import { parseIdentifier } from '../names/identifiers';
import { modifyClusterRules } from '../parameters/cluster-parameters';
import { applyRules } from '../parameters/rules';
import { describeCluster } from '../shapes/cluster-shape';
import type { ClusterRecord, RdsState } from '../state';
import { generatePassword } from '../stored/master-user-secrets';
import type { RdsAction } from './action';

/**
 * Modifies a cluster immediately, regardless of `ApplyImmediately`. Only a change of the version interrupts service, so it
 * requires `ApplyImmediately`.
 */
export const modifyDBCluster: RdsAction<'ModifyDBCluster'> = async (rds, input) => {
  const record = rds.cluster(parseIdentifier('DBClusterIdentifier', input.DBClusterIdentifier));
  const { cluster } = record.hosted;
  const shown = applyRules(input, modifyClusterRules);
  if (cluster.status !== 'available') {
    throw faults.clusterState(
      `DB cluster ${cluster.identifier} is in status ${cluster.status}; ModifyDBCluster requires status available.`,
    );
  }
  const version = chooseVersion(rds, record, input);
  const parameterGroup =
    input.DBClusterParameterGroupName === undefined
      ? record.parameterGroup
      : parameterGroupOf(rds, input.DBClusterParameterGroupName, familyOf(cluster.engineVersion));
  const change = choosePasswordChange(input, record.shown);
  const secret = await changePassword(rds, record, change, input.MasterUserSecretKmsKeyId);
  record.parameterGroup = parameterGroup;
  record.shown = { ...record.shown, ...shown, ...exportsAfter(record, input), ...secret };
  if (version !== cluster.engineVersion) cluster.upgrade(version);
  return { DBCluster: describeCluster(rds, record) };
};

/** Returns the version after the change. Throws if the version or the port cannot be changed as requested. */
function chooseVersion(rds: RdsState, { hosted }: ClusterRecord, input: ModifyDBClusterCommandInput): string {
  if (input.Port !== undefined && input.Port !== hosted.port) {
    throw new CommonError(
      'InvalidParameterCombination',
      `The loopback account cannot change Port of a cluster: it is ${hosted.port}, and the request has ${input.Port}.`,
    );
  }
  const { engineVersion } = hosted.cluster;
  if (input.EngineVersion === undefined) return engineVersion;
  const version = resolveEngineVersion(rds.deps.host.defaultMajor, input.EngineVersion);
  if (version === engineVersion) return version;
  requireUpgrade(engineVersion, version);
  if (input.ApplyImmediately === true) return version;
  throw new CommonError(
    'InvalidParameterCombination',
    'The loopback account has no maintenance window: a change of EngineVersion requires ApplyImmediately.',
  );
}

/**
 * Changes the password, and returns the facts about its secret that Describe calls show afterwards. Changes the database
 * first, because the database can reject the change.
 */
async function changePassword(
  rds: RdsState,
  { hosted, masterUsername }: ClusterRecord,
  change: PasswordChange,
  KmsKeyId: string | undefined,
): Promise<Pick<DBCluster, 'MasterUserSecret'>> {
  const { secrets } = rds.deps;
  if (change.state === 'none') return {};
  const password = 'password' in change ? change.password : generatePassword();
  await hosted.setMasterPassword(password);
  switch (change.state) {
    case 'given':
      return {};
    case 'managed': {
      const SecretArn = secrets.create(hosted.cluster.identifier, masterUsername, password);
      return { MasterUserSecret: { SecretArn, SecretStatus: 'active', KmsKeyId } };
    }
    case 'rotated':
      secrets.setPassword(change.secretArn, password);
      return {};
    case 'released':
      secrets.remove(change.secretArn);
      return { MasterUserSecret: undefined };
  }
}

function exportsAfter(
  { shown }: ClusterRecord,
  { CloudwatchLogsExportConfiguration: change }: ModifyDBClusterCommandInput,
): Pick<DBCluster, 'EnabledCloudwatchLogsExports'> {
  if (change === undefined) return {};
  const { EnableLogTypes = [], DisableLogTypes = [] } = change;
  const types = new Set([...(shown.EnabledCloudwatchLogsExports ?? []), ...EnableLogTypes]);
  for (const type of DisableLogTypes) types.delete(type);
  return { EnabledCloudwatchLogsExports: [...types] };
}
