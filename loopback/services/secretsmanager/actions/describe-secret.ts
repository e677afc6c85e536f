import type * as secretsManager from '@aws-sdk/client-secrets-manager';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { requireSecret } from '../requests/require-secret';
import { describeFacts, describeStages } from '../shapes/secret-shape';
import type { Secrets } from '../state';

type SecretsManager = typeof secretsManager;

/** Describes a secret without its values. */
export function describeSecret(
  secrets: Secrets,
  { SecretId }: ActionInput<SecretsManager, 'DescribeSecret'>,
): ActionOutput<SecretsManager, 'DescribeSecret'> {
  const secret = requireSecret(secrets, SecretId);
  return { ...describeFacts(secret), VersionIdsToStages: describeStages(secret) };
}
