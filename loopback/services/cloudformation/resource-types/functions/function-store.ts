import type { CreateFunctionRequest } from '@aws-sdk/client-lambda';

/** Attributes of a function that a stack uses. */
export interface StoredFunction {
  readonly name: string;
  readonly arn: string;
}

/** Settings of a function except its code, in the words of CreateFunction and of its resource type. */
export type FunctionInput = Omit<CreateFunctionRequest, 'Code'>;

/**
 * Operations on functions that a stack uses. The account's Lambda implements them and throws Lambda's own exceptions.
 */
export interface FunctionStore {
  readonly all: readonly StoredFunction[];
  /** `zip` is the deployment package. The function can be invoked when this resolves. */
  create(input: FunctionInput, zip: Uint8Array): Promise<StoredFunction>;
  /** Replaces all settings and, if `zip` is given, the code. */
  update(input: FunctionInput, zip: Uint8Array | undefined): Promise<StoredFunction>;
  remove(name: string): Promise<void>;
  putEventInvokeConfig(
    reference: string,
    qualifier: string,
    config: { readonly maximumRetryAttempts?: number; readonly maximumEventAgeSeconds?: number },
  ): void;
  removeEventInvokeConfig(reference: string, qualifier: string): void;
}
