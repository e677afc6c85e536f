import { RuntimeError } from './failure.mjs';

/**
 * Runs the handler on one event and returns its response as JSON. Rejects with the handler's error.
 *
 * @param {Function} handler
 * @param {import('../sandbox/messages').InvokeMessage} message
 * @returns {Promise<string>}
 */
export async function invoke(handler, message) {
  const context = createContext(message);
  const takesCallback = handler.length >= 3;
  /** Ends the event when the event loop is empty. @type {() => void} */
  let settle = () => {};
  // In setImmediate, because promises that are settled directly in a beforeExit listener do not continue.
  const onIdle = () => void setImmediate(() => settle());
  process.on('beforeExit', onIdle);
  try {
    const result = await new Promise((resolve, reject) => {
      settle = () => (takesCallback ? resolve(null) : reject(neverSettled()));
      const callback = (/** @type {unknown} */ error, /** @type {unknown} */ value) => {
        settle = () => (error === null || error === undefined ? resolve(value) : reject(error));
        if (!context.callbackWaitsForEmptyEventLoop) settle();
      };
      const returned = handler(message.event, context, callback);
      // Not `resolve(returned)`, because no later call could then settle the promise.
      if (typeof returned?.then === 'function') returned.then(resolve, reject);
      else if (!takesCallback) resolve(returned);
    });
    return stringify(result, message.maxResponseBytes);
  } finally {
    process.off('beforeExit', onIdle);
  }
}

/** @param {import('../sandbox/messages').InvokeMessage} message */
function createContext({ requestId, timeoutMs, functionArn, clientContext }) {
  const { env } = process;
  const deadlineMs = performance.now() + timeoutMs;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext,
    identity: undefined,
    invokedFunctionArn: functionArn,
    awsRequestId: requestId,
    getRemainingTimeInMillis: () => Math.round(deadlineMs - performance.now()),
  };
}

/**
 * @param {unknown} result
 * @param {number} maxBytes
 */
function stringify(result, maxBytes) {
  let text;
  try {
    text = JSON.stringify(result === undefined ? null : result) ?? 'null';
  } catch {
    throw new RuntimeError('MarshalError', 'Unable to stringify response body');
  }
  if (Buffer.byteLength(text) <= maxBytes) return text;
  const tooLarge = new Error(
    `Response payload size exceeded maximum allowed payload size (${maxBytes} bytes).`,
  );
  tooLarge.name = 'Function.ResponseSizeTooLarge';
  tooLarge.stack = undefined;
  throw tooLarge;
}

function neverSettled() {
  return new RuntimeError(
    'NodeJsExit',
    'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise ' +
      'that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes',
  );
}
