import type { Principal } from './credentials';
import type { ErrorSpellings } from './errors';
import type { Protocol } from './protocols/protocol';
import { protocolOf } from './protocols/protocol-of';
import type { Api, Operation, SdkClient } from './schema/api';
import { createApi } from './schema/api';

/** Whom an action works for. */
export interface Caller {
  readonly principal: Principal;
  readonly region: string;
  readonly requestId: string;
  /** Aborts when the client goes away before it has its answer. */
  readonly signal: AbortSignal;
}

/** The operations of an SDK client module `M`: `DescribeDBClusters`, … */
export type ActionName<M> = {
  [K in keyof M]: K extends `${infer Name}Command` ? Name : never;
}[keyof M];

/** What an operation takes, as the SDK's own command does, but for bodies: those have arrived as bytes. */
export type ActionInput<M, Name extends string> = ReceivedBlobs<CommandTypes<M, Name>['input']>;

/** What an operation gives, as the SDK's own command does, but for bodies: those are handed over as bytes. */
export type ActionOutput<M, Name extends string> = SentBlobs<
  Omit<CommandTypes<M, Name>['output'], '$metadata'>
>;

/**
 * One typed function per operation. A service answers `InvalidAction` for those that are not there. An action
 * throws the module's own exceptions, a `ModelledError`, an `UnmodelledError` or a `CommonError`; anything else is an
 * internal failure.
 */
export type Actions<M> = {
  readonly [Name in ActionName<M>]?: (
    input: ActionInput<M, Name>,
    caller: Caller,
  ) => Promise<ActionOutput<M, Name>>;
};

/** The ARNs an operation touches, for those that touch particular ones. */
export type ActionResources<M> = {
  readonly [Name in ActionName<M>]?: (input: ActionInput<M, Name>, caller: Caller) => readonly string[];
};

export interface ServiceDefinition<M extends object> {
  /** The whole SDK client module: its schemas are what the wire formats are made from. */
  readonly module: M;
  /** A client of it: only its configuration is read. */
  readonly client: SdkClient;
  readonly actions: Actions<M>;
  readonly actionResources?: ActionResources<M>;
  /** Puts what an action throws into the service's own errors. @default as it is thrown */
  readonly translateError?: (error: unknown) => unknown;
  readonly maxBodyBytes: number;
  /** Of a request of AWS Query. @default 200 */
  readonly maxParameters?: number;
  /** How the service spells common errors, where it differs from others of its protocol. */
  readonly errorSpellings?: ErrorSpellings;
}

/** A service as the gateway sees it: its types are behind its schemas. */
export interface Service {
  readonly api: Api;
  readonly protocol: Protocol;
  readonly errorSpellings: ErrorSpellings;
  readonly maxBodyBytes: number;
  /** Only operations that have an action. */
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

/** The types of each function are checked where it is defined; its input is read by its operation's schema. */
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

/** Members that the SDK takes as a text, a buffer or a stream. */
type ReceivedBlobs<Input> = {
  [K in keyof Input]: [string | Uint8Array] extends [NonNullable<Input[K]>]
    ? Uint8Array | Extract<Input[K], undefined>
    : Input[K];
};

/** Members that the SDK gives as bytes or as a stream with methods of its own. */
type SentBlobs<Output> = {
  [K in keyof Output]: NonNullable<Output[K]> extends Uint8Array | { transformToByteArray(): unknown }
    ? Uint8Array | Extract<Output[K], undefined>
    : Output[K];
};
