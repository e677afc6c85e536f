import { createHash, randomUUID } from 'node:crypto';
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { FunctionCode, FunctionSettings } from './function';
import type { FunctionInput } from './function-settings';

/**
 * Describes a function as GetFunctionConfiguration does. Settings without an effect here are returned as they were
 * requested.
 */
export function describeFunction(
  arn: string,
  input: FunctionInput,
  settings: FunctionSettings,
  code: FunctionCode,
): FunctionConfiguration {
  const { logging } = settings;
  const configuration: FunctionConfiguration = {
    FunctionName: settings.name,
    FunctionArn: arn,
    Runtime: input.Runtime,
    Role: settings.roleArn,
    Handler: settings.handler,
    CodeSize: code.sizeBytes,
    CodeSha256: code.sha256,
    Description: input.Description ?? '',
    Timeout: settings.timeoutMs / 1000,
    MemorySize: settings.memoryMb,
    // Lambda's variant of ISO 8601 has `+0000` instead of `Z`.
    LastModified: new Date().toISOString().replace('Z', '+0000'),
    Version: '$LATEST',
    VpcConfig: input.VpcConfig,
    ...(Object.keys(settings.environment).length > 0 && { Environment: { Variables: settings.environment } }),
    KMSKeyArn: input.KMSKeyArn,
    TracingConfig: { Mode: input.TracingConfig?.Mode ?? 'PassThrough' },
    RevisionId: randomUUID(),
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    Architectures: input.Architectures ?? ['x86_64'],
    EphemeralStorage: { Size: input.EphemeralStorage?.Size ?? 512 },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: {
      LogFormat: logging.format,
      LogGroup: logging.group,
      ...(logging.format === 'JSON' && {
        ApplicationLogLevel: logging.applicationLevel,
        SystemLogLevel: logging.systemLevel,
      }),
    },
  };
  return configuration;
}

/** Hash in base64, as Lambda returns it. */
export function sha256Of(zip: Uint8Array): string {
  return createHash('sha256').update(zip).digest('base64');
}
