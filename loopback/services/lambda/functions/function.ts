import type {
  ApplicationLogLevel,
  FunctionConfiguration,
  LogFormat,
  SystemLogLevel,
} from '@aws-sdk/client-lambda';

export interface FunctionLogging {
  readonly format: LogFormat;
  readonly group: string;
  /** Whether Lambda chose the group. Lambda then creates it if the function's role allows that. */
  readonly isDefaultGroup: boolean;
  readonly applicationLevel: ApplicationLogLevel;
  readonly systemLevel: SystemLogLevel;
}

/** Unpacked code of a function. */
export interface FunctionCode {
  readonly folder: string;
  /** Size of the zip archive. */
  readonly sizeBytes: number;
  /** Hash of the zip archive, in base64. */
  readonly sha256: string;
}

/** Settings that have an effect here. */
export interface FunctionSettings {
  readonly name: string;
  readonly roleArn: string;
  readonly runtime: string;
  readonly handler: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly logging: FunctionLogging;
  /** Maximum number of concurrent events; undefined if only the account's limit applies. */
  readonly reservedConcurrency: number | undefined;
}

/** One state of a function. Every change creates another state; a sandbox belongs to one state. */
export interface LambdaFunction extends FunctionSettings {
  readonly arn: string;
  readonly code: FunctionCode;
  /** Configuration as GetFunctionConfiguration returns it. */
  readonly configuration: FunctionConfiguration;
  readonly tags: Readonly<Record<string, string>>;
}

/** How asynchronous events are retried. */
export interface EventInvokeConfig {
  /** 0 to 2. */
  readonly maximumRetryAttempts: number;
  /** 60 to 21600. */
  readonly maximumEventAgeSeconds: number;
}
