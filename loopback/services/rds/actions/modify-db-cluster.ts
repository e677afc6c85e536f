import type { DBCluster, ModifyDBClusterCommandInput } from '@aws-sdk/client-rds';
import { CommonError } from '../../../gateway/errors';
import { parameterGroupOf } from '../clusters/cluster-plan';
import { familyOf, resolveEngineVersion } from '../clusters/engine-versions';
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
 * Modifies a cluster immediately, regardless of `ApplyImmediately`, because none of the changes interrupts service.
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
  requireUnchanged(rds, record, input);
  const parameterGroup =
    input.DBClusterParameterGroupName === undefined
      ? record.parameterGroup
      : parameterGroupOf(rds, input.DBClusterParameterGroupName, familyOf(cluster.engineVersion));
  const change = choosePasswordChange(input, record.shown);
  const secret = await changePassword(rds, record, change, input.MasterUserSecretKmsKeyId);
  record.parameterGroup = parameterGroup;
  record.shown = { ...record.shown, ...shown, ...exportsAfter(record, input), ...secret };
  return { DBCluster: describeCluster(rds, record) };
};

/** Throws if a parameter that the loopback account cannot change differs from its current value. */
function requireUnchanged(
  rds: RdsState,
  { hosted }: ClusterRecord,
  input: ModifyDBClusterCommandInput,
): void {
  const { engineVersion } = hosted.cluster;
  const { host } = rds.deps;
  if (
    input.EngineVersion !== undefined &&
    resolveEngineVersion(host.engineVersions, input.EngineVersion) !== engineVersion
  ) {
    throw unchangeable('EngineVersion', engineVersion, input.EngineVersion);
  }
  if (input.Port !== undefined && input.Port !== hosted.port)
    throw unchangeable('Port', hosted.port, input.Port);
}

function unchangeable(parameter: string, now: string | number, asked: string | number): CommonError {
  return new CommonError(
    'InvalidParameterCombination',
    `The loopback account cannot change ${parameter} of a cluster: it is ${now}, and the request has ${asked}.`,
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
