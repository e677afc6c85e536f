import type * as secretsManager from '@aws-sdk/client-secrets-manager';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { atLeast, atMost, requireValid, whole } from '../../constraints';
import { decodePageToken, encodePageToken } from '../../page-token';
import { requireSupported } from '../../supported-members';
import { faults } from '../faults';
import { applyFilters } from '../requests/filters';
import { describeFacts, describeStages } from '../shapes/secret-shape';
import type { Secret, Secrets } from '../state';

type SecretsManager = typeof secretsManager;

/** Lists secrets without their values, page by page. A deleted secret is gone at once, so none is planned for deletion. */
export function listSecrets(
  secrets: Secrets,
  input: ActionInput<SecretsManager, 'ListSecrets'>,
): ActionOutput<SecretsManager, 'ListSecrets'> {
  requireSupported(input, ['Filters', 'IncludePlannedDeletion', 'MaxResults', 'NextToken'], (member) =>
    faults.invalidParameter(`The loopback account does not support ${member} of ListSecrets.`),
  );
  const { Filters, MaxResults = 100, NextToken } = input;
  requireValid('maxResults', MaxResults, whole, atLeast(1), atMost(100));
  const found = applyFilters(secrets.all, Filters);
  const rest = found.slice(startOf(found, NextToken));
  const page = rest.slice(0, MaxResults);
  const last = page.at(-1);
  return {
    SecretList: page.map((secret) => ({
      ...describeFacts(secret),
      SecretVersionsToStages: describeStages(secret),
    })),
    NextToken: last !== undefined && rest.length > page.length ? encodePageToken(last.arn) : undefined,
  };
}

/** Returns the index after the secret that the token names; 0 without a token. */
function startOf(found: readonly Secret[], token: string | undefined): number {
  if (token === undefined) return 0;
  const arn = decodePageToken(token)?.[0];
  const index = found.findIndex((secret) => secret.arn === arn);
  if (index < 0) throw faults.invalidNextToken();
  return index + 1;
}
