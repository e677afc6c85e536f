import { NormalizedSchema } from '@smithy/core/schema';
import type { $Schema, $SchemaRef, StaticErrorSchema, StaticOperationSchema } from '@smithy/types';

/** Part of an SDK client that describes the protocol of its service. */
export interface SdkClient {
  readonly config: {
    readonly apiVersion: string;
    readonly defaultSigningName: string;
    readonly signingEscapePath: boolean;
    readonly protocol: {
      getShapeId(): string;
      /** Throws for AWS Query, which has no codec of values. */
      getPayloadCodec(): { createSerializer(): Serializer };
    };
    readonly protocolSettings?: { readonly [setting: string]: unknown };
  };
}

interface Serializer {
  write(schema: $Schema, value: unknown): void;
  flush(): string | Uint8Array;
}

/** Operation of a service. */
export interface Operation {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  readonly schema: StaticOperationSchema;
}

/** Error that a service models, as it is sent. */
export interface ErrorShape {
  readonly code: string;
  readonly status: number;
  readonly schema: NormalizedSchema;
}

/** Interface of a service as its SDK module describes it. Schemas are looked up on first use. */
export interface Api {
  /** For example `aws.protocols#awsQuery`. */
  readonly protocolId: string;
  /** Name of the service in credential scopes. */
  readonly signingName: string;
  /**
   * Whether requests are signed as for S3: paths are signed as sent, and a header gives the signed hash of the body.
   */
  readonly signsAsS3: boolean;
  /** For example `2014-10-31`. */
  readonly version: string;
  readonly xmlNamespace: string;
  /** First part of `X-Amz-Target`, such as `AmazonSSM`. */
  readonly serviceTarget: string;
  findOperation(name: string): Operation | undefined;
  /** Returns every operation of the service, with or without an action. */
  operations(): readonly Operation[];
  /** Finds an error by the `name` of its SDK exception. */
  findError(name: string): ErrorShape | undefined;
  /** Writes a value in the format of the service's bodies: JSON or XML. */
  serialise(schema: $SchemaRef, value: unknown): string | Uint8Array;
}

const query = 'aws.protocols#awsQuery';

/**
 * Creates the interface of a service. `module` is the whole SDK client module, whose exports ending in `$` are schemas.
 */
export function createApi(module: object, { config }: SdkClient): Api {
  const { xmlNamespace = '', serviceTarget = '' } = config.protocolSettings ?? {};
  const protocolId = config.protocol.getShapeId();
  const known = new Map<string, Operation>();
  const api: Api = {
    protocolId,
    signingName: config.defaultSigningName,
    signsAsS3: !config.signingEscapePath,
    version: config.apiVersion,
    xmlNamespace: String(xmlNamespace),
    serviceTarget: String(serviceTarget),
    findOperation(name) {
      const found = known.get(name);
      if (found !== undefined) return found;
      const schema = schemaNamed(module, name);
      if (!isOperation(schema)) return undefined;
      const [, , , , input, output] = schema;
      const operation = {
        name,
        schema,
        input: NormalizedSchema.of(input),
        output: NormalizedSchema.of(output),
      };
      known.set(name, operation);
      return operation;
    },
    operations: () =>
      Object.keys(module)
        .filter((key) => key.endsWith('$'))
        .map((key) => api.findOperation(key.slice(0, -1)))
        .filter((operation) => operation !== undefined),
    findError(name) {
      const schema = schemaNamed(module, name);
      return isError(schema) ? errorShape(name, NormalizedSchema.of(schema), protocolId) : undefined;
    },
    serialise(schema, value) {
      const serializer = config.protocol.getPayloadCodec().createSerializer();
      serializer.write(NormalizedSchema.of(schema), value);
      const written = serializer.flush();
      // The SDK returns JSON as bytes with the methods of a string. They are used as bytes, because these methods print
      // a warning.
      if (typeof written === 'string') return written;
      return Buffer.from(written.buffer, written.byteOffset, written.byteLength);
    },
  };
  return api;
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

/**
 * Returns the code and status of an error. Systems Manager's schemas also have Query's codes and statuses, from its
 * past, but it answers as JSON services do.
 */
function errorShape(name: string, schema: NormalizedSchema, protocolId: string): ErrorShape {
  const { awsQueryError, httpError, error } = schema.getOwnTraits();
  if (protocolId === query && Array.isArray(awsQueryError)) {
    return { code: String(awsQueryError[0]), status: Number(awsQueryError[1]), schema };
  }
  return { code: name, status: Number(httpError ?? (error === 'server' ? 500 : 400)), schema };
}
