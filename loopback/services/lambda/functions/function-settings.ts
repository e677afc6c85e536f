import type { CreateFunctionRequest } from '@aws-sdk/client-lambda';
import { atLeast, atMost, matching, requireValid, whole } from '../../constraints';
import { requireSupported } from '../../supported-members';
import { faults } from '../faults';
import type { FunctionLogging, FunctionSettings } from './function';

/** Settings of a function except its code, in the words of CreateFunction and of its CloudFormation type. */
export interface FunctionInput extends Omit<CreateFunctionRequest, 'Code'> {
  readonly ReservedConcurrentExecutions?: number | undefined;
  readonly RuntimeManagementConfig?: object | undefined;
}

/** Supported settings. Some have an effect only on AWS. */
const supported = [
  'FunctionName',
  'Role',
  'Runtime',
  'Handler',
  'Description',
  'Timeout',
  'MemorySize',
  'Environment',
  'LoggingConfig',
  'Tags',
  'PackageType',
  'ReservedConcurrentExecutions',
  'Architectures',
  'EphemeralStorage',
  'KMSKeyArn',
  'RuntimeManagementConfig',
  'TracingConfig',
  'VpcConfig',
] as const;

const runtimes = ['nodejs20.x', 'nodejs22.x', 'nodejs24.x'];

/** Variables that Lambda itself sets (developer guide, "Defined runtime environment variables"). */
const reservedVariables =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_REGION|REGION|EXECUTION_ENV|LAMBDA_\w+|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN)|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;
const maxEnvironmentBytes = 4096;

/**
 * Throws `InvalidParameterValueException` or `ValidationException` for settings that Lambda or this account does not
 * support.
 */
export function readSettings(input: FunctionInput): FunctionSettings {
  const { FunctionName: name = '', Role: roleArn = '', Runtime: runtime, Handler: handler } = input;
  requireSupported(input, supported, faults.unsupported);
  requireValid('functionName', name, matching(/^[a-zA-Z0-9-_]{1,64}$/));
  if ((input.PackageType ?? 'Zip') !== 'Zip') {
    throw faults.invalid('The loopback account runs functions from zip archives only (PackageType Zip).');
  }
  if (runtime === undefined || handler === undefined) {
    throw faults.invalid(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    );
  }
  if (!runtimes.includes(runtime)) {
    throw faults.invalid(
      `The loopback account runs Node.js functions only: Runtime must be ${runtimes.join(', ')}, got ${runtime}.`,
    );
  }
  return {
    name,
    roleArn,
    runtime,
    handler,
    memoryMb: requireBetween('memorySize', input.MemorySize ?? 128, 128, 10_240),
    timeoutMs: requireBetween('timeout', input.Timeout ?? 3, 1, 900) * 1000,
    environment: readEnvironment(input.Environment?.Variables ?? {}),
    logging: readLogging(input),
    reservedConcurrency:
      input.ReservedConcurrentExecutions === undefined
        ? undefined
        : requireBetween('reservedConcurrentExecutions', input.ReservedConcurrentExecutions, 0, 1000),
  };
}

function requireBetween(name: string, value: number, min: number, max: number): number {
  requireValid(name, value, whole, atLeast(min), atMost(max));
  return value;
}

function readEnvironment(variables: Readonly<Record<string, string>>): Record<string, string> {
  const names = Object.keys(variables);
  const reserved = names.filter((name) => reservedVariables.test(name));
  if (reserved.length > 0) {
    throw faults.invalid(
      'Lambda was unable to configure your environment variables because the environment variables you have provided ' +
        'contains reserved keys that are currently not supported for modification. Reserved keys used in this ' +
        `request: ${reserved.join(', ')}`,
    );
  }
  for (const name of names)
    requireValid('environment.variables', name, matching(/^[a-zA-Z]([a-zA-Z0-9_])+$/));
  const text = JSON.stringify(variables);
  if (Buffer.byteLength(text) > maxEnvironmentBytes) {
    throw faults.invalid(
      'Lambda was unable to configure your environment variables because the environment variables you have provided ' +
        `exceeded the 4KB limit. String measured: ${text}`,
    );
  }
  return { ...variables };
}

function readLogging({ FunctionName = '', LoggingConfig = {} }: FunctionInput): FunctionLogging {
  const { LogFormat: format = 'Text', LogGroup: group, ApplicationLogLevel, SystemLogLevel } = LoggingConfig;
  if (format === 'Text' && (ApplicationLogLevel ?? SystemLogLevel) !== undefined) {
    throw faults.invalid(
      'Log level is not supported when LogFormat is set to Text. Remove log level or set LogFormat to JSON.',
    );
  }
  return {
    format,
    group: group ?? `/aws/lambda/${FunctionName}`,
    isDefaultGroup: group === undefined,
    applicationLevel: ApplicationLogLevel ?? 'INFO',
    systemLevel: SystemLogLevel ?? 'INFO',
  };
}
