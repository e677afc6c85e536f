import type * as secretsManager from '@aws-sdk/client-secrets-manager';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { requireSecret } from '../requests/require-secret';
import type { Secrets } from '../state';

type SecretsManager = typeof secretsManager;

/** Describes a secret without its values. */
export function describeSecret(
  secrets: Secrets,
  { SecretId }: ActionInput<SecretsManager, 'DescribeSecret'>,
): ActionOutput<SecretsManager, 'DescribeSecret'> {
  const secret = requireSecret(secrets, SecretId);
  const staged = secret.versions.filter(({ stages }) => stages.length > 0);
  return {
    ARN: secret.arn,
    Name: secret.name,
    Description: secret.description,
    OwningService: secret.owner,
    CreatedDate: secret.createdAt,
    LastChangedDate: secret.lastChangedAt,
    Tags: Object.entries(secret.tags).map(([Key, Value]) => ({ Key, Value })),
    VersionIdsToStages: Object.fromEntries(staged.map(({ id, stages }) => [id, [...stages]])),
  };
}
