import type * as secretsManager from '@aws-sdk/client-secrets-manager';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { atLeastLong, atMostLong, requireValid } from '../../constraints';
import { faults } from '../faults';
import { requireSecret } from '../requests/require-secret';
import type { Secrets, SecretVersion } from '../state';

type SecretsManager = typeof secretsManager;
type Input = ActionInput<SecretsManager, 'GetSecretValue'>;

/** Returns the version with the requested id, stage or both; `AWSCURRENT` by default. */
export function getSecretValue(
  secrets: Secrets,
  input: Input,
): ActionOutput<SecretsManager, 'GetSecretValue'> {
  requireValid('versionId', input.VersionId, atLeastLong(32), atMostLong(64));
  requireValid('versionStage', input.VersionStage, atLeastLong(1), atMostLong(256));
  const secret = requireSecret(secrets, input.SecretId);
  const version = chooseVersion(secret.versions, input);
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.id,
    SecretString: version.secretString,
    VersionStages: [...version.stages],
    CreatedDate: version.createdAt,
  };
}

function chooseVersion(
  versions: readonly SecretVersion[],
  { VersionId, VersionStage }: Input,
): SecretVersion {
  const stage = VersionStage ?? (VersionId === undefined ? 'AWSCURRENT' : undefined);
  const byId = versions.filter(({ id }) => VersionId === undefined || id === VersionId);
  const chosen = byId.find(({ stages }) => stage === undefined || stages.includes(stage));
  if (chosen !== undefined) return chosen;
  if (VersionId !== undefined && byId.length > 0) throw faults.stageOfOtherVersion();
  const asked = VersionId === undefined ? `staging label: ${stage}` : `VersionId: ${VersionId}`;
  throw faults.valueNotFound(asked);
}
