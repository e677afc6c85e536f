import type { Principal } from './credentials';
import type { ErrorSpellings } from './errors';
import type { Protocol } from './protocols/protocol';
import { protocolOf } from './protocols/protocol-of';
import type { Api, Operation, SdkClient } from './schema/api';
import { createApi } from './schema/api';

/** Caller of an action. */
export interface Caller {
  readonly principal: Principal;
  readonly region: string;
  readonly requestId: string;
  /** Aborts if the client disconnects before it has its answer. */
  readonly signal: AbortSignal;
}

/** Operations of an SDK client module `M`: `DescribeDBClusters`, … */
export type ActionName<M> = {
  [K in keyof M]: K extends `${infer Name}Command` ? Name : never;
}[keyof M];

/** Input of an operation: that of the SDK's own command, but with bodies as bytes. */
export type ActionInput<M, Name extends string> = ReceivedBlobs<CommandTypes<M, Name>['input']>;

/** Output of an operation: that of the SDK's own command, but with bodies as bytes. */
export type ActionOutput<M, Name extends string> = SentBlobs<
  Omit<CommandTypes<M, Name>['output'], '$metadata'>
>;

/**
 * One typed function per operation. A service answers `InvalidAction` for operations without a function. An action
 * throws the module's own exceptions, a `ModelledError`, an `UnmodelledError` or a `CommonError`; any other error is an
 * internal failure.
 */
export type Actions<M> = {
  readonly [Name in ActionName<M>]?: (
    input: ActionInput<M, Name>,
    caller: Caller,
  ) => Promise<ActionOutput<M, Name>>;
};

/** ARNs that an operation accesses, for operations with specific resources. */
export type ActionResources<M> = {
  readonly [Name in ActionName<M>]?: (input: ActionInput<M, Name>, caller: Caller) => readonly string[];
};

export interface ServiceDefinition<M extends object> {
  /** Whole SDK client module. The wire formats are made from its schemas. */
  readonly module: M;
  /** Client of the module, of which only the configuration is read. */
  readonly client: SdkClient;
  readonly actions: Actions<M>;
  readonly actionResources?: ActionResources<M>;
  /** Translates errors of actions into the service's own errors. @default unchanged */
  readonly translateError?: (error: unknown) => unknown;
  readonly maxBodyBytes: number;
  /** Largest number of parameters of an AWS Query request. @default 200 */
  readonly maxParameters?: number;
  /** Codes and statuses of common errors, where they differ from other services of its protocol. */
  readonly errorSpellings?: ErrorSpellings;
}

/** Service as the gateway uses it: its types are hidden behind its schemas. */
export interface Service {
  readonly api: Api;
  readonly protocol: Protocol;
  readonly errorSpellings: ErrorSpellings;
  readonly maxBodyBytes: number;
  /** Finds an operation; only operations with an action are found. */
  findOperation(name: string): Operation | undefined;
  actionResources(action: string, input: object, caller: Caller): readonly string[];
  call(action: string, input: object, caller: Caller): Promise<object>;
}

export function defineService<M extends object>(definition: ServiceDefinition<M>): Service {
  const api = createApi(definition.module, definition.client);
  const actions = functionsOf<Promise<object>>(definition.actions);
  const actionResources = functionsOf<readonly string[]>(definition.actionResources ?? {});
  const { translateError = (error) => error } = definition;
  const protocol = protocolOf(api, { maxParameters: definition.maxParameters ?? 200 });
  return {
    api,
    protocol,
    errorSpellings: { ...protocol.errorSpellings, ...definition.errorSpellings },
    maxBodyBytes: definition.maxBodyBytes,
    findOperation: (name) => (actions.has(name) ? api.findOperation(name) : undefined),
    actionResources: (action, input, caller) => actionResources.get(action)?.(input, caller) ?? ['*'],
    async call(action, input, caller) {
      const run = actions.get(action);
      if (run === undefined) throw new Error(`${api.signingName} has no action ${action}.`);
      try {
        return await run(input, caller);
      } catch (error) {
        throw translateError(error);
      }
    },
  };
}

/**
 * Returns functions by operation. Each function's types are checked where it is defined; its input is read by the
 * operation's schema.
 */
function functionsOf<Result>(table: object): Map<string, (input: object, caller: Caller) => Result> {
  return new Map(Object.entries(table));
}

type CommandTypes<M, Name extends string> = `${Name}Command` extends keyof M
  ? M[`${Name}Command`] extends abstract new (
      ...rest: never[]
    ) => {
      readonly input: infer Input;
      resolveMiddleware(...rest: never[]): (request: never) => Promise<{ output: infer Output }>;
    }
    ? { input: Input; output: Output }
    : never
  : never;

/** Input with bytes for those members that the SDK accepts as a text, a buffer or a stream. */
type ReceivedBlobs<Input> = {
  [K in keyof Input]: [string | Uint8Array] extends [NonNullable<Input[K]>]
    ? Uint8Array | Extract<Input[K], undefined>
    : Input[K];
};

/** Output with bytes for those members that the SDK returns as bytes or as a stream with methods. */
type SentBlobs<Output> = {
  [K in keyof Output]: NonNullable<Output[K]> extends Uint8Array | { transformToByteArray(): unknown }
    ? Uint8Array | Extract<Output[K], undefined>
    : Output[K];
};
