import type { FunctionInput } from '../../../../services/lambda/functions/function-settings';
import { readSettings } from '../../../../services/lambda/functions/function-settings';

const input: FunctionInput = {
  FunctionName: 'probe',
  Role: 'arn:aws:iam::123456789012:role/runner',
  Runtime: 'nodejs24.x',
  Handler: 'index.handler',
};

describe('the settings of a function', () => {
  it('have the defaults of Lambda', () => {
    expect(readSettings(input)).toEqual({
      name: 'probe',
      roleArn: input.Role,
      runtime: 'nodejs24.x',
      handler: 'index.handler',
      memoryMb: 128,
      timeoutMs: 3000,
      environment: {},
      logging: {
        format: 'Text',
        group: '/aws/lambda/probe',
        isDefaultGroup: true,
        applicationLevel: 'INFO',
        systemLevel: 'INFO',
      },
      reservedConcurrency: undefined,
    });
  });

  it.each<[Partial<FunctionInput>, string]>([
    [{ FunctionName: 'a b' }, `Value 'a b' at 'functionName' failed to satisfy constraint`],
    [{ MemorySize: 64 }, 'Member must have value greater than or equal to 128'],
    [{ MemorySize: 10_241 }, 'Member must have value less than or equal to 10240'],
    [{ Timeout: 0 }, 'Member must have value greater than or equal to 1'],
    [{ Timeout: 901 }, 'Member must have value less than or equal to 900'],
    [{ ReservedConcurrentExecutions: -1 }, `Value '-1' at 'reservedConcurrentExecutions'`],
    [{ Runtime: undefined }, 'Runtime and Handler are mandatory parameters'],
    [
      { Runtime: 'python3.13' },
      'The loopback account runs Node.js functions only: Runtime must be nodejs20.x, nodejs22.x, nodejs24.x, got python3.13.',
    ],
    [
      { PackageType: 'Image' },
      'The loopback account runs functions from zip archives only (PackageType Zip).',
    ],
    [{ Layers: ['arn:x'] }, 'The loopback account does not support the parameter Layers.'],
    [{ DeadLetterConfig: { TargetArn: 'x' } }, 'does not support the parameter DeadLetterConfig.'],
    [
      { Environment: { Variables: { AWS_REGION: 'x', OK: '1' } } },
      'Reserved keys used in this request: AWS_REGION',
    ],
    [{ Environment: { Variables: { '1X': 'x' } } }, 'Member must satisfy regular expression pattern'],
    [{ Environment: { Variables: { LONG: 'x'.repeat(4096) } } }, 'exceeded the 4KB limit.'],
    [
      { LoggingConfig: { ApplicationLogLevel: 'WARN' } },
      'Log level is not supported when LogFormat is set to Text.',
    ],
  ])('%j are refused', (change, message) => {
    expect(() => readSettings({ ...input, ...change })).toThrow(message);
  });

  it('are accepted even if they have no effect in the loopback account', () => {
    const settings = readSettings({
      ...input,
      Architectures: ['arm64'],
      VpcConfig: { SubnetIds: ['subnet-1'] },
      TracingConfig: { Mode: 'Active' },
    });
    expect(settings.name).toBe('probe');
  });
});
