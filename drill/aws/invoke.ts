import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { Clients } from './clients';

/** Error that a function threw, with its name and message. */
class FunctionError extends Error {
  /** Name of the function's error, such as `InvalidDBClusterStateFault`. */
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.name = type;
    this.type = type;
  }
}

/**
 * Invokes a function once and waits for its result without a timeout.
 *
 * @throws FunctionError if the function threw, or the SDK's error if it was not invoked
 */
export async function invoke<Result>(
  { lambda }: Clients,
  functionName: string,
  event: object,
  signal?: AbortSignal,
): Promise<Result> {
  const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(event) });
  const answer = await lambda.send(command, { ...(signal && { abortSignal: signal }) });
  const text = answer.Payload?.transformToString() ?? 'null';
  const payload = JSON.parse(text);
  if (answer.FunctionError === undefined) return payload as Result;
  throw new FunctionError(payload?.errorType ?? answer.FunctionError, payload?.errorMessage ?? text);
}
