import { randomBytes, randomUUID } from 'node:crypto';

/** A value a secret has or had. */
export interface SecretVersion {
  /** A UUID. */
  readonly id: string;
  readonly secretString: string;
  readonly createdAt: Date;
  /** `AWSCURRENT`, `AWSPREVIOUS`, or none any more. */
  readonly stages: readonly string[];
}

export interface Secret {
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  /** The service that manages the secret: `rds`. */
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

/** Versions without a stage are kept for a while, as on AWS. */
const keptVersions = 100;

/** The secrets of an account. They end with it: nothing is written to disk. */
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

  /** Throws when there is a secret of that name. */
  createSecret({ name, secretString, tags = {}, ...rest }: NewSecret): Secret {
    if (this.findSecret(name) !== undefined) throw new Error(`There is a secret ${name} already.`);
    // Six characters, so that policies for one secret do not hold for a later one of the same name.
    const arn = `${this.#arnPrefix}${name}-${randomBytes(3).toString('hex')}`;
    const now = this.#now();
    const versions = [this.#version(secretString)];
    const secret = { ...rest, arn, name, tags, createdAt: now, lastChangedAt: now, versions };
    this.#secrets.set(arn, secret);
    return secret;
  }

  /** Gives a secret a new value, which is the current one from now on. Throws for an unknown ARN. */
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

  /** At once and for good, as services do with secrets they manage. */
  deleteSecret(arn: string): void {
    this.#secrets.delete(arn);
  }

  /** By name, by ARN, or by an ARN without the six characters at its end. */
  findSecret(secretId: string): Secret | undefined {
    const isMeant = ({ name, arn }: Secret) =>
      name === secretId || arn.slice(0, -'-xxxxxx'.length) === secretId;
    return this.#secrets.get(secretId) ?? this.all.find(isMeant);
  }

  /** The current value. Throws for an unknown ARN. */
  getSecretString(arn: string): string {
    return this.#get(arn).versions[0]?.secretString ?? '';
  }

  #get(arn: string): Secret {
    const secret = this.#secrets.get(arn);
    if (secret === undefined) throw new Error(`There is no secret ${arn}.`);
    return secret;
  }

  #version(secretString: string): SecretVersion {
    return { id: randomUUID(), secretString, createdAt: this.#now(), stages: ['AWSCURRENT'] };
  }
}
