import type * as lambda from '@aws-sdk/client-lambda';
import type { ActionResources } from '../../gateway/service';
import type { FunctionScope } from './functions/function-name';
import { functionArn } from './functions/function-name';

/** Function that a call refers to, with its version if one is named. Source: Service Authorization Reference. */
export function lambdaActionResources(scope: FunctionScope): ActionResources<typeof lambda> {
  const fn = (input: { FunctionName?: string | undefined; Qualifier?: string | undefined }): string[] => {
    const { FunctionName = '*', Qualifier } = input;
    const arn = functionArn(scope, FunctionName.replace(/^.*function:/, ''));
    return [Qualifier === undefined ? arn : `${arn}:${Qualifier}`];
  };
  return { GetFunction: fn, GetFunctionConfiguration: fn, Invoke: fn };
}
