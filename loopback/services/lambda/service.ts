import * as lambda from '@aws-sdk/client-lambda';
import type { Service } from '../../gateway/service';
import { defineService } from '../../gateway/service';
import { lambdaActionResources } from './action-resources';
import { getFunction } from './actions/get-function';
import { getFunctionConfiguration } from './actions/get-function-configuration';
import { invoke } from './actions/invoke';
import type { FunctionScope } from './functions/function-name';
import { MAX_BODY_BYTES } from './invocation/payload-limits';
import type { LambdaState } from './state';

/** Lambda's API for the functions of one account. Only CloudFormation creates and changes functions. */
export function createLambdaService(state: LambdaState, scope: FunctionScope): Service {
  const { region } = scope;
  return defineService({
    module: lambda,
    client: new lambda.LambdaClient({
      region,
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    }),
    actions: {
      GetFunction: (input) => getFunction(state, input),
      GetFunctionConfiguration: (input) => getFunctionConfiguration(state, input),
      Invoke: (input, caller) => invoke(state, input, caller),
    },
    actionResources: lambdaActionResources(scope),
    maxBodyBytes: MAX_BODY_BYTES,
  });
}
