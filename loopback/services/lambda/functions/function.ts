import type {
  ApplicationLogLevel,
  FunctionConfiguration,
  LogFormat,
  SystemLogLevel,
} from '@aws-sdk/client-lambda';

export interface FunctionLogging {
  readonly format: LogFormat;
  readonly group: string;
  /** Whether the group is Lambda's own choice: it then creates it if the role may. */
  readonly isDefaultGroup: boolean;
  readonly applicationLevel: ApplicationLogLevel;
  readonly systemLevel: SystemLogLevel;
}

/** The code of a function, unpacked. */
export interface FunctionCode {
  readonly folder: string;
  /** Of the zip archive. */
  readonly sizeBytes: number;
  /** Base64, of the zip archive. */
  readonly sha256: string;
}

/** The settings that make a difference here. */
export interface FunctionSettings {
  readonly name: string;
  readonly roleArn: string;
  readonly runtime: string;
  readonly handler: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly logging: FunctionLogging;
  /** How many events it may work on at a time; undefined: as many as the account has left. */
  readonly reservedConcurrency: number | undefined;
}

/** One state of a function. Changes make another; sandboxes belong to a state. */
export interface LambdaFunction extends FunctionSettings {
  readonly arn: string;
  readonly code: FunctionCode;
  /** As GetFunctionConfiguration shows it. */
  readonly configuration: FunctionConfiguration;
  readonly tags: Readonly<Record<string, string>>;
}

/** What becomes of events that are invoked asynchronously. */
export interface EventInvokeConfig {
  /** 0 to 2. */
  readonly maximumRetryAttempts: number;
  /** 60 to 21600. */
  readonly maximumEventAgeSeconds: number;
}
