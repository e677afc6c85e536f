import type { NormalizedSchema } from '@smithy/core/schema';
import type { ErrorSpellings } from '../errors';
import type { Answer, ReceivedRequest } from '../http/message';
import type { Operation } from '../schema/api';

/** Decoded call of an operation. */
export interface Call {
  readonly operation: Operation;
  readonly input: object;
}

/** Error to be sent to a client. */
export interface Fault {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  /** All members of a modelled error, including its message. */
  readonly details?: { readonly schema: NormalizedSchema; readonly value: object };
}

/** Protocol of one service: decodes its requests and encodes the answers. */
export interface Protocol {
  /** HTTP methods of its requests. */
  readonly methods: readonly string[];
  /** Media types of its request bodies; `any` if that depends on the operation. */
  readonly mediaTypes: readonly string[] | 'any';
  readonly errorSpellings: ErrorSpellings;
  /** Decodes a request. Throws `CommonError` if it is not a call of an operation that `findOperation` knows. */
  decode(
    request: ReceivedRequest,
    findOperation: (name: string) => Operation | undefined,
  ): Call | Promise<Call>;
  encodeOutput(operation: Operation, output: object, requestId: string): Answer;
  encodeError(fault: Fault, requestId: string): Answer;
}
