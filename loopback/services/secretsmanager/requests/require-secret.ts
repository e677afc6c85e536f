import type * as secretsManager from '@aws-sdk/client-secrets-manager';
import { ModelledError } from '../../../gateway/errors';
import { atLeastLong, atMostLong, requireValid } from '../../constraints';
import type { Secret, Secrets } from '../state';

/** Throws `ValidationError` for what cannot be a secret's name or ARN, `ResourceNotFoundException` for no secret. */
export function requireSecret(secrets: Secrets, secretId = ''): Secret {
  requireValid('secretId', secretId, atLeastLong(1), atMostLong(2048));
  const secret = secrets.findSecret(secretId);
  if (secret !== undefined) return secret;
  throw new ModelledError<typeof secretsManager>(
    'ResourceNotFoundException',
    "Secrets Manager can't find the specified secret.",
  );
}
