import { NormalizedSchema } from '@smithy/core/schema';
import type { $Schema, $SchemaRef, StaticErrorSchema, StaticOperationSchema } from '@smithy/types';

/** The part of an SDK client that says how its service is spoken to. */
export interface SdkClient {
  readonly config: {
    readonly apiVersion: string;
    readonly defaultSigningName: string;
    readonly signingEscapePath: boolean;
    readonly protocol: {
      getShapeId(): string;
      /** Throws for AWS Query, which has no form of its own for values. */
      getPayloadCodec(): { createSerializer(): Serializer };
    };
    readonly protocolSettings?: { readonly [setting: string]: unknown };
  };
}

interface Serializer {
  write(schema: $Schema, value: unknown): void;
  flush(): string | Uint8Array;
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
  readonly schema: NormalizedSchema;
}

/** A service's interface as its SDK module describes it. Nothing is looked up before it is asked for. */
export interface Api {
  /** `aws.protocols#awsQuery`, … */
  readonly protocolId: string;
  /** The service name in credential scopes. */
  readonly signingName: string;
  /** True for S3 alone: paths are signed as they are, and a header says which hash of the body was signed. */
  readonly signsAsS3: boolean;
  /** `2014-10-31` */
  readonly version: string;
  readonly xmlNamespace: string;
  /** What `X-Amz-Target` begins with: `AmazonSSM`, … */
  readonly serviceTarget: string;
  findOperation(name: string): Operation | undefined;
  /** Every operation of the service, whether it has an action or not. */
  operations(): readonly Operation[];
  /** By the `name` of an SDK exception. */
  findError(name: string): ErrorShape | undefined;
  /** A value in the form of the service's bodies: JSON or XML. */
  serialise(schema: $SchemaRef, value: unknown): string | Uint8Array;
}

const query = 'aws.protocols#awsQuery';

/** `module` is the whole SDK client module, whose exports ending in `$` are schemas. */
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
      // JSON comes in bytes that pretend to be text and print a warning when they are taken for it.
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

/** Systems Manager has Query's codes and statuses too, from its past; it answers as JSON services do. */
function errorShape(name: string, schema: NormalizedSchema, protocolId: string): ErrorShape {
  const { awsQueryError, httpError, error } = schema.getOwnTraits();
  if (protocolId === query && Array.isArray(awsQueryError)) {
    return { code: String(awsQueryError[0]), status: Number(awsQueryError[1]), schema };
  }
  return { code: name, status: Number(httpError ?? (error === 'server' ? 500 : 400)), schema };
}
