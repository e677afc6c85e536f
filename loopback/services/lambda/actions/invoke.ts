import type { InvokeCommandInput, InvokeCommandOutput } from '@aws-sdk/client-lambda';
import { Uint8ArrayBlobAdapter } from '@smithy/core/serde';
import type { Caller } from '../../../gateway/service';
import { oneOf, requireValid } from '../../constraints';
import { requireSupported } from '../../supported-members';
import { faults } from '../faults';
import { runInvocation } from '../invocation/invocation';
import { MAX_EVENT_BYTES } from '../invocation/payload-limits';
import type { LambdaState } from '../state';

const supported = [
  'FunctionName',
  'InvocationType',
  'LogType',
  'ClientContext',
  'Payload',
  'Qualifier',
] as const;

type Output = Omit<InvokeCommandOutput, '$metadata'>;

/** Runs a function on an event: now (`RequestResponse`), in the background (`Event`), or not at all (`DryRun`). */
export async function invoke(
  { functions, sandboxes, queue }: LambdaState,
  input: InvokeCommandInput,
  { requestId }: Caller,
): Promise<Output> {
  const { InvocationType: type = 'RequestResponse', LogType: logType = 'None', Qualifier } = input;
  requireSupported(input, supported, faults.unsupported);
  requireValid('invocationType', type, oneOf(Object.keys(MAX_EVENT_BYTES)));
  requireValid('logType', logType, oneOf(['None', 'Tail']));
  const fn = functions.require(input.FunctionName ?? '', Qualifier);
  const event = parsePayload(toBytes(input.Payload), MAX_EVENT_BYTES[type]);
  if (type === 'DryRun') return { StatusCode: 204 };
  if (type === 'Event') {
    queue.add({ requestId, functionName: fn.name, event });
    return { StatusCode: 202 };
  }
  const clientContext = parseClientContext(input.ClientContext);
  const result = await runInvocation(sandboxes, fn, { requestId, event, clientContext });
  return {
    StatusCode: 200,
    ExecutedVersion: '$LATEST',
    Payload: Uint8ArrayBlobAdapter.fromString(result.payload),
    ...(result.isError && { FunctionError: 'Unhandled' }),
    ...(logType === 'Tail' && { LogResult: result.logTail }),
  };
}

function parsePayload(bytes: Uint8Array, maxBytes: number): unknown {
  if (bytes.length > maxBytes) throw faults.requestTooLarge(maxBytes);
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw faults.notJson(error instanceof Error ? error.message : String(error));
  }
}

function parseClientContext(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString());
  } catch {
    throw faults.notJson('Client context must be a valid Base64-encoded JSON object.');
  }
}

/** Converts a payload to bytes, which is how the gateway passes bodies. */
function toBytes(payload: InvokeCommandInput['Payload'] = new Uint8Array()): Uint8Array {
  if (payload instanceof Uint8Array) return payload;
  throw new TypeError(`The payload of an invocation must be bytes, got ${typeof payload}.`);
}
