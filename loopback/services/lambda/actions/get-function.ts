import type { GetFunctionCommandInput, GetFunctionResponse } from '@aws-sdk/client-lambda';
import type { LambdaState } from '../state';

/** The code cannot be downloaded: `Code` has no `Location`. */
export async function getFunction(
  { functions }: LambdaState,
  { FunctionName = '', Qualifier }: GetFunctionCommandInput,
): Promise<GetFunctionResponse> {
  const { configuration, tags, reservedConcurrency } = functions.require(FunctionName, Qualifier);
  return {
    Configuration: configuration,
    Code: { RepositoryType: 'S3' },
    ...(Object.keys(tags).length > 0 && { Tags: { ...tags } }),
    ...(reservedConcurrency !== undefined && {
      Concurrency: { ReservedConcurrentExecutions: reservedConcurrency },
    }),
  };
}
