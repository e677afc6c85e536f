import type { ServerlessV2ScalingConfiguration } from '@aws-sdk/client-rds';
import { CommonError } from '../../../gateway/errors';
import type { Check } from './checks';

/**
 * Capacity of Aurora Serverless v2, in Aurora capacity units. Minimum 0 to 256, maximum 1 to 256, both in steps of
 * 0.5. Pause 300 to 86400 s, only if the minimum is 0 (API reference, `ServerlessV2ScalingConfiguration`).
 */
export const scalingConfiguration: Check<ServerlessV2ScalingConfiguration> = (value) => {
  const { MinCapacity, MaxCapacity, SecondsUntilAutoPause } = value;
  if (MinCapacity === undefined || MaxCapacity === undefined) {
    throw combination('ServerlessV2ScalingConfiguration requires both MinCapacity and MaxCapacity.');
  }
  requireCapacity('MinCapacity', MinCapacity, 0);
  requireCapacity('MaxCapacity', MaxCapacity, 1);
  if (MaxCapacity < MinCapacity) {
    throw combination(`MaxCapacity ${MaxCapacity} must not be less than MinCapacity ${MinCapacity}.`);
  }
  if (SecondsUntilAutoPause === undefined) return;
  if (MinCapacity !== 0) {
    throw combination('SecondsUntilAutoPause can only be specified when MinCapacity is 0.');
  }
  if (
    !Number.isInteger(SecondsUntilAutoPause) ||
    SecondsUntilAutoPause < 300 ||
    SecondsUntilAutoPause > 86_400
  ) {
    throw invalid(
      `Invalid value ${SecondsUntilAutoPause} for SecondsUntilAutoPause. Must be an integer from 300 to 86400.`,
    );
  }
};

function requireCapacity(name: string, value: number, min: number): void {
  if (value >= min && value <= 256 && Number.isInteger(value * 2)) return;
  throw invalid(`Invalid value ${value} for ${name}. Must be from ${min} to 256 in steps of 0.5.`);
}

function combination(message: string): CommonError {
  return new CommonError('InvalidParameterCombination', message);
}

function invalid(message: string): CommonError {
  return new CommonError('InvalidParameterValue', message);
}
