import type { Authorise } from '../../../gateway/authorisation';
import type { Principal } from '../../../gateway/credentials';
import type { Secrets } from '../../secretsmanager/state';
import { faults } from '../faults';

export interface Login {
  readonly username: string;
  readonly password: string;
}

export interface LoginDeps {
  readonly secrets: Secrets;
  readonly authorise: Authorise;
}

/**
 * Reads the user and the password from a secret, by the secret's name or ARN. The caller must have permission to read
 * the secret.
 */
export function readLogin({ secrets, authorise }: LoginDeps, secretArn: string, principal: Principal): Login {
  const secret = secrets.findSecret(secretArn);
  authorise({ principal, action: 'secretsmanager:GetSecretValue', resources: [secret?.arn ?? secretArn] });
  if (secret === undefined) throw faults.noSecret();
  const value = parse(secrets.getSecretString(secret.arn));
  const { username, password } = value;
  if (typeof username !== 'string' || typeof password !== 'string') throw faults.badSecret();
  return { username, password };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    throw faults.badSecret();
  }
}
