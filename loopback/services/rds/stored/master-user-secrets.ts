import { randomInt, randomUUID } from 'node:crypto';
import type { AccountIdentity } from '../../account-identity';
import type { Secrets } from '../../secretsmanager/state';
import { formatArn } from '../names/arns';

/** Passwords that RDS manages, each in a separate secret of Secrets Manager. */
export class MasterUserSecrets {
  readonly #account: AccountIdentity;
  readonly #secrets: Secrets;

  constructor(account: AccountIdentity, secrets: Secrets) {
    this.#account = account;
    this.#secrets = secrets;
  }

  /** Returns the ARN. */
  create(clusterIdentifier: string, username: string, password: string): string {
    const cluster = formatArn(this.#account, 'cluster', clusterIdentifier);
    const secret = this.#secrets.createSecret({
      name: `rds!cluster-${randomUUID()}`,
      secretString: JSON.stringify({ username, password }),
      description: `The secret associated with the primary RDS DB cluster: ${cluster}`,
      owner: 'rds',
      tags: { 'aws:rds:primaryDBClusterArn': cluster, 'aws:secretsmanager:owningService': 'rds' },
    });
    return secret.arn;
  }

  setPassword(arn: string, password: string): void {
    const { username } = JSON.parse(this.#secrets.getSecretString(arn));
    this.#secrets.putSecretString(arn, JSON.stringify({ username, password }));
  }

  remove(arn: string): void {
    this.#secrets.deleteSecret(arn);
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 28 letters and digits: 166 bits. */
export function generatePassword(): string {
  return Array.from({ length: 28 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
