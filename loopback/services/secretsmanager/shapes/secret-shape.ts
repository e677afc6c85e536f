import type { SecretListEntry } from '@aws-sdk/client-secrets-manager';
import type { Secret } from '../state';

/** Members that DescribeSecret and ListSecrets have in common. A secret's value is not one of them. */
type SecretFacts = Pick<
  SecretListEntry,
  'ARN' | 'Name' | 'Description' | 'OwningService' | 'CreatedDate' | 'LastChangedDate' | 'Tags'
>;

export function describeFacts(secret: Secret): SecretFacts {
  return {
    ARN: secret.arn,
    Name: secret.name,
    Description: secret.description,
    OwningService: secret.owner,
    CreatedDate: secret.createdAt,
    LastChangedDate: secret.lastChangedAt,
    Tags: Object.entries(secret.tags).map(([Key, Value]) => ({ Key, Value })),
  };
}

/** Returns the stages of each version that has one, by the version's ID. */
export function describeStages({ versions }: Secret): Record<string, string[]> {
  const staged = versions.filter(({ stages }) => stages.length > 0);
  return Object.fromEntries(staged.map(({ id, stages }) => [id, [...stages]]));
}
