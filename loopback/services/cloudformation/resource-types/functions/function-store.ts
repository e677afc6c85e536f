import type { CreateFunctionRequest } from '@aws-sdk/client-lambda';

/** A function as far as a stack needs to know it. */
export interface StoredFunction {
  readonly name: string;
  readonly arn: string;
}

/** Everything about a function except its code, in the words of CreateFunction and of its resource type. */
export type FunctionInput = Omit<CreateFunctionRequest, 'Code'>;

/** What a stack does with functions. Lambda's store of the account has it; refusals are Lambda's own exceptions. */
export interface FunctionStore {
  readonly all: readonly StoredFunction[];
  /** `zip` is the deployment package. Invocable on return. */
  create(input: FunctionInput, zip: Uint8Array): Promise<StoredFunction>;
  /** Replaces all settings and, where `zip` is given, the code. */
  update(input: FunctionInput, zip: Uint8Array | undefined): Promise<StoredFunction>;
  remove(name: string): Promise<void>;
  putEventInvokeConfig(
    reference: string,
    qualifier: string,
    config: { readonly maximumRetryAttempts?: number; readonly maximumEventAgeSeconds?: number },
  ): void;
  removeEventInvokeConfig(reference: string, qualifier: string): void;
}
