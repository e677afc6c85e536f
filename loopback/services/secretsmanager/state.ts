import { randomBytes, randomUUID } from 'node:crypto';

/** Current or former value of a secret. */
export interface SecretVersion {
  /** A UUID. */
  readonly id: string;
  readonly secretString: string;
  readonly createdAt: Date;
  /** `AWSCURRENT` or `AWSPREVIOUS`; empty for an older version. */
  readonly stages: readonly string[];
}

export interface Secret {
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  /** Service that manages the secret: `rds`. */
  readonly owner?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly lastChangedAt: Date;
  /** Newest first. */
  readonly versions: readonly SecretVersion[];
}

export interface SecretsOptions {
  readonly accountId: string;
  readonly region: string;
  /** Wall-clock time. @default the system's */
  readonly now?: () => Date;
}

export interface NewSecret {
  readonly name: string;
  readonly secretString: string;
  readonly description?: string;
  readonly owner?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Number of versions to keep. AWS also keeps versions without a stage for a time. */
const keptVersions = 100;

/** Secrets of an account, in memory only. Nothing is written to disk. */
export class Secrets {
  readonly #arnPrefix: string;
  readonly #now: () => Date;
  readonly #secrets = new Map<string, Secret>();

  constructor({ accountId, region, now = () => new Date() }: SecretsOptions) {
    this.#arnPrefix = `arn:aws:secretsmanager:${region}:${accountId}:secret:`;
    this.#now = now;
  }

  get all(): readonly Secret[] {
    return [...this.#secrets.values()];
  }

  /** Throws if a secret with that name exists. */
  createSecret({ name, secretString, tags = {}, ...rest }: NewSecret): Secret {
    if (this.findSecret(name) !== undefined) throw new Error(`The secret ${name} already exists.`);
    // Random characters, so that policies for this secret do not apply to a later secret of the same name.
    const arn = `${this.#arnPrefix}${name}-${randomBytes(3).toString('hex')}`;
    const now = this.#now();
    const versions = [this.#version(secretString)];
    const secret = { ...rest, arn, name, tags, createdAt: now, lastChangedAt: now, versions };
    this.#secrets.set(arn, secret);
    return secret;
  }

  /** Sets the current value of a secret. Throws for an unknown ARN. */
  putSecretString(arn: string, secretString: string): Secret {
    const secret = this.#get(arn);
    const [current, ...older] = secret.versions;
    const versions = [
      this.#version(secretString),
      ...(current === undefined ? [] : [{ ...current, stages: ['AWSPREVIOUS'] }]),
      ...older.map((version) => ({ ...version, stages: [] })),
    ].slice(0, keptVersions);
    const changed = { ...secret, versions, lastChangedAt: this.#now() };
    this.#secrets.set(arn, changed);
    return changed;
  }

  /** Deletes a secret immediately and permanently, as services do with secrets that they manage. */
  deleteSecret(arn: string): void {
    this.#secrets.delete(arn);
  }

  /** Finds a secret by name, by ARN, or by ARN without the six characters at its end. */
  findSecret(secretId: string): Secret | undefined {
    const isMeant = ({ name, arn }: Secret) =>
      name === secretId || arn.slice(0, -'-xxxxxx'.length) === secretId;
    return this.#secrets.get(secretId) ?? this.all.find(isMeant);
  }

  /** Returns the current value. Throws for an unknown ARN. */
  getSecretString(arn: string): string {
    return this.#get(arn).versions[0]?.secretString ?? '';
  }

  #get(arn: string): Secret {
    const secret = this.#secrets.get(arn);
    if (secret === undefined) throw new Error(`The secret ${arn} does not exist.`);
    return secret;
  }

  #version(secretString: string): SecretVersion {
    return { id: randomUUID(), secretString, createdAt: this.#now(), stages: ['AWSCURRENT'] };
  }
}
