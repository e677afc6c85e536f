import type * as secretsManager from '@aws-sdk/client-secrets-manager';
import type { ActionResources } from '../../gateway/service';

/**
 * ARNs of the secrets for which calls must be authorized. `findArn` accepts a secret's name or ARN. If no secret has the
 * name, the ARN does not have the six random characters at its end.
 */
export function secretsActionResources(
  accountId: string,
  findArn: (secretId: string) => string | undefined,
): ActionResources<typeof secretsManager> {
  const arns = (secretId: string | undefined, region: string): string[] => {
    const name = secretId ?? '*';
    if (name.startsWith('arn:')) return [name];
    return [findArn(name) ?? `arn:aws:secretsmanager:${region}:${accountId}:secret:${name}`];
  };
  return {
    DescribeSecret: ({ SecretId }, { region }) => arns(SecretId, region),
    GetSecretValue: ({ SecretId }, { region }) => arns(SecretId, region),
  };
}
