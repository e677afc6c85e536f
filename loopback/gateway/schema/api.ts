import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticErrorSchema, StaticOperationSchema } from '@smithy/types';

/** The part of an SDK client that says how its service is spoken to. */
export interface SdkClient {
  readonly config: {
    readonly apiVersion: string;
    readonly defaultSigningName: string;
    readonly protocol: { getShapeId(): string };
    readonly protocolSettings?: { readonly [setting: string]: unknown };
  };
}

/** One operation of a service. */
export interface Operation {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  readonly schema: StaticOperationSchema;
}

/** An error a service models, as it goes over the wire. */
export interface ErrorShape {
  readonly code: string;
  readonly status: number;
}

/** A service's interface as its SDK module describes it. Nothing is looked up before it is asked for. */
export interface Api {
  /** `aws.protocols#awsQuery`, … */
  readonly protocolId: string;
  /** The service name in credential scopes. */
  readonly signingName: string;
  /** `2014-10-31` */
  readonly version: string;
  readonly xmlNamespace: string;
  findOperation(name: string): Operation | undefined;
  /** By the `name` of an SDK exception. */
  findError(name: string): ErrorShape | undefined;
}

/** `module` is the whole SDK client module, whose exports ending in `$` are schemas. */
export function createApi(module: object, { config }: SdkClient): Api {
  const { xmlNamespace = '' } = config.protocolSettings ?? {};
  const operations = new Map<string, Operation>();
  return {
    protocolId: config.protocol.getShapeId(),
    signingName: config.defaultSigningName,
    version: config.apiVersion,
    xmlNamespace: String(xmlNamespace),
    findOperation(name) {
      const known = operations.get(name);
      if (known !== undefined) return known;
      const schema = schemaNamed(module, name);
      if (!isOperation(schema)) return undefined;
      const [, , , , input, output] = schema;
      const operation = {
        name,
        schema,
        input: NormalizedSchema.of(input),
        output: NormalizedSchema.of(output),
      };
      operations.set(name, operation);
      return operation;
    },
    findError(name) {
      const schema = schemaNamed(module, name);
      if (!isError(schema)) return undefined;
      const { awsQueryError, httpError } = NormalizedSchema.of(schema).getOwnTraits();
      const [code, status] = Array.isArray(awsQueryError) ? awsQueryError : [name, httpError ?? 400];
      return { code: String(code), status: Number(status) };
    },
  };
}

function schemaNamed(module: object, name: string): unknown {
  const key = `${name}$`;
  return Object.hasOwn(module, key) ? Reflect.get(module, key) : undefined;
}

function isOperation(schema: unknown): schema is StaticOperationSchema {
  return Array.isArray(schema) && schema[0] === 9;
}

function isError(schema: unknown): schema is StaticErrorSchema {
  return Array.isArray(schema) && schema[0] === -3;
}
