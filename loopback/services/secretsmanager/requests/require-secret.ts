import { atLeastLong, atMostLong, requireValid } from '../../constraints';
import { faults } from '../faults';
import type { Secret, Secrets } from '../state';

/**
 * Throws `ValidationError` for an invalid name or ARN, and `ResourceNotFoundException` if the secret does not exist.
 */
export function requireSecret(secrets: Secrets, secretId = ''): Secret {
  requireValid('secretId', secretId, atLeastLong(1), atMostLong(2048));
  const secret = secrets.findSecret(secretId);
  if (secret === undefined) throw faults.secretNotFound();
  return secret;
}
