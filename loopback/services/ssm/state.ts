/** Types whose values are plain text. Encrypted parameters are not supported. */
export type ParameterType = 'String' | 'StringList';

/** One version of a parameter. */
export interface Parameter {
  /** Name as it was created: `name` or `/path/to/name`. */
  readonly name: string;
  readonly arn: string;
  readonly type: ParameterType;
  readonly value: string;
  /** Starts at 1. */
  readonly version: number;
  readonly lastModifiedAt: Date;
}

export interface ParametersOptions {
  readonly accountId: string;
  readonly region: string;
  /** Wall-clock time. @default the system's */
  readonly now?: () => Date;
}

/** "Parameter Store retains up to 100 previous versions of a parameter" (Systems Manager user guide). */
const keptVersions = 100;

/** Parameters of Parameter Store, with their versions. */
export class Parameters {
  readonly #arnPrefix: string;
  readonly #now: () => Date;
  /** Oldest version first. */
  readonly #versions = new Map<string, Parameter[]>();

  constructor({ accountId, region, now = () => new Date() }: ParametersOptions) {
    this.#arnPrefix = `arn:aws:ssm:${region}:${accountId}:parameter`;
    this.#now = now;
  }

  /** Creates a parameter, or adds a version to it. */
  putParameter(name: string, value: string, type: ParameterType = 'String'): Parameter {
    const earlier = this.#versions.get(name) ?? [];
    const parameter = {
      name,
      arn: `${this.#arnPrefix}${name.startsWith('/') ? '' : '/'}${name}`,
      type,
      value,
      version: (earlier.at(-1)?.version ?? 0) + 1,
      lastModifiedAt: this.#now(),
    };
    this.#versions.set(name, [...earlier, parameter].slice(-keptVersions));
    return parameter;
  }

  /** Finds a parameter by name or ARN. Returns the latest version by default. */
  findParameter(nameOrArn: string, version?: number): Parameter | undefined {
    const versions = this.#versions.get(nameOrArn) ?? this.#versions.get(this.#nameIn(nameOrArn));
    return version === undefined ? versions?.at(-1) : versions?.find((each) => each.version === version);
  }

  deleteParameter(name: string): void {
    this.#versions.delete(name);
  }

  /**
   * Returns the name for an ARN. An ARN does not distinguish `name` from `/name`, so only one of these names should exist.
   */
  #nameIn(arn: string): string {
    if (!arn.startsWith(this.#arnPrefix)) return arn;
    const name = arn.slice(this.#arnPrefix.length);
    return this.#versions.has(name) ? name : name.slice(1);
  }
}
