import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { atLeast, atMost, requireValid, whole } from '../../constraints';
import type { Iam } from '../../iam/state';
import { faults } from '../faults';
import { unpack } from './archive';
import type { EventInvokeConfig, FunctionCode, LambdaFunction } from './function';
import { describeFunction, sha256Of } from './function-configuration';
import type { FunctionScope } from './function-name';
import { functionArn, parseFunctionName } from './function-name';
import type { FunctionInput } from './function-settings';
import { readSettings } from './function-settings';
import { requireVpcPermissions } from './vpc-permissions';

export interface FunctionsDeps {
  readonly scope: FunctionScope;
  readonly iam: Iam;
  /** Existing private folder, below which code is unpacked. */
  readonly folder: string;
  /** Stops sending events to an earlier state of a function. Resolves when its events in progress have ended. */
  readonly retire: (fn: LambdaFunction) => Promise<void>;
  readonly log: (line: string) => void;
}

/** Lambda's default (developer guide, "Error handling for asynchronous invocation"). */
const defaultEventInvokeConfig: EventInvokeConfig = {
  maximumRetryAttempts: 2,
  maximumEventAgeSeconds: 21_600,
};

/** Functions of the account. Rejected calls throw Lambda's own exceptions. */
export class Functions {
  readonly #deps: FunctionsDeps;
  readonly #functions = new Map<string, LambdaFunction>();
  readonly #eventInvokeConfigs = new Map<string, EventInvokeConfig>();

  constructor(deps: FunctionsDeps) {
    this.#deps = deps;
  }

  get all(): readonly LambdaFunction[] {
    return [...this.#functions.values()];
  }

  /** `zip` is the deployment package. The function can be invoked when this resolves. */
  async create(input: FunctionInput, zip: Uint8Array): Promise<LambdaFunction> {
    const fn = await this.#build(input, () => this.#storeCode(zip));
    if (this.#functions.has(fn.name)) {
      await this.#removeCode(fn);
      throw faults.exists(fn.name);
    }
    this.#functions.set(fn.name, fn);
    return fn;
  }

  /**
   * Replaces all settings and, if `zip` is given, the code. Events in progress end with the former settings and code.
   */
  async update(input: FunctionInput, zip: Uint8Array | undefined): Promise<LambdaFunction> {
    const name = input.FunctionName ?? '';
    const { code } = this.require(name);
    const fn = await this.#build(input, async () => (zip === undefined ? code : this.#storeCode(zip)));
    const previous = this.require(name);
    this.#functions.set(name, fn);
    this.#retire(previous, fn.code);
    return fn;
  }

  /** Removes a function. Its events in progress still end normally. */
  async remove(name: string): Promise<void> {
    const fn = this.require(name);
    this.#functions.delete(fn.name);
    this.#eventInvokeConfigs.delete(fn.name);
    this.#retire(fn, undefined);
  }

  /** Finds a function by name, partial ARN or ARN. Throws `ResourceNotFoundException`. */
  require(reference: string, qualifier?: string): LambdaFunction {
    const { scope } = this.#deps;
    const name = parseFunctionName(scope, reference, qualifier);
    const fn = this.#functions.get(name);
    if (fn === undefined) throw faults.notFound(functionArn(scope, name));
    return fn;
  }

  /** How asynchronous events are retried. */
  eventInvokeConfig(name: string): EventInvokeConfig {
    return this.#eventInvokeConfigs.get(name) ?? defaultEventInvokeConfig;
  }

  putEventInvokeConfig(reference: string, qualifier: string, config: Partial<EventInvokeConfig>): void {
    const { name } = this.require(reference, qualifier);
    const { maximumRetryAttempts, maximumEventAgeSeconds } = { ...defaultEventInvokeConfig, ...config };
    requireValid('maximumRetryAttempts', maximumRetryAttempts, whole, atLeast(0), atMost(2));
    requireValid('maximumEventAgeInSeconds', maximumEventAgeSeconds, whole, atLeast(60), atMost(21_600));
    this.#eventInvokeConfigs.set(name, { maximumRetryAttempts, maximumEventAgeSeconds });
  }

  removeEventInvokeConfig(reference: string, qualifier: string): void {
    this.#eventInvokeConfigs.delete(this.require(reference, qualifier).name);
  }

  async #build(input: FunctionInput, code: () => Promise<FunctionCode>): Promise<LambdaFunction> {
    const settings = readSettings(input);
    const { iam, scope } = this.#deps;
    const role = iam.roles.find(settings.roleArn);
    if (role === undefined || !iam.isTrustedBy(role, 'lambda.amazonaws.com')) throw faults.roleNotAssumable();
    if ((input.VpcConfig?.SubnetIds ?? []).length > 0) requireVpcPermissions(iam, role);
    const arn = functionArn(scope, settings.name);
    const stored = await code();
    return {
      ...settings,
      arn,
      code: stored,
      configuration: describeFunction(arn, input, settings, stored),
      tags: { ...input.Tags },
    };
  }

  async #storeCode(zip: Uint8Array): Promise<FunctionCode> {
    const folder = join(this.#deps.folder, randomUUID());
    await unpack(zip, folder).catch(async (error: unknown) => {
      await rm(folder, { recursive: true, force: true });
      throw error;
    });
    return { folder, sizeBytes: zip.length, sha256: sha256Of(zip) };
  }

  /** Retires a state in the background, because an event may take a quarter of an hour. */
  #retire(fn: LambdaFunction, codeInUse: FunctionCode | undefined): void {
    this.#deps
      .retire(fn)
      .then(() => (fn.code === codeInUse ? undefined : this.#removeCode(fn)))
      .catch((error: unknown) =>
        this.#deps.log(`The code of the function ${fn.name} could not be removed: ${String(error)}`),
      );
  }

  async #removeCode({ code }: LambdaFunction): Promise<void> {
    await rm(code.folder, { recursive: true, force: true });
  }
}
