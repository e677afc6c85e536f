import type { NormalizedSchema } from '@smithy/core/schema';
import type { ErrorSpellings } from '../errors';
import type { Answer, ReceivedRequest } from '../http/message';
import type { Operation } from '../schema/api';

/** One call, as its request says it. */
export interface Call {
  readonly operation: Operation;
  readonly input: object;
}

/** An error on its way out. */
export interface Fault {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  /** All members of a modelled error, its message included. */
  readonly details?: { readonly schema: NormalizedSchema; readonly value: object };
}

/** How requests to one service are read and answers to them written. */
export interface Protocol {
  /** HTTP methods its requests use. */
  readonly methods: readonly string[];
  /** Media types its request bodies have; `any` where that depends on the operation. */
  readonly mediaTypes: readonly string[] | 'any';
  readonly errorSpellings: ErrorSpellings;
  /** Throws `CommonError` for what is no call of an operation that `findOperation` knows. */
  decode(
    request: ReceivedRequest,
    findOperation: (name: string) => Operation | undefined,
  ): Call | Promise<Call>;
  encodeOutput(operation: Operation, output: object, requestId: string): Answer;
  encodeError(fault: Fault, requestId: string): Answer;
}
