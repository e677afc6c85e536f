import type { FunctionConfiguration, GetFunctionConfigurationCommandInput } from '@aws-sdk/client-lambda';
import type { LambdaState } from '../state';

export async function getFunctionConfiguration(
  { functions }: LambdaState,
  { FunctionName = '', Qualifier }: GetFunctionConfigurationCommandInput,
): Promise<FunctionConfiguration> {
  return functions.require(FunctionName, Qualifier).configuration;
}
