// Process of a sandbox: loads the function's handler and runs it on one event after the other. In JavaScript, so that
// plain Node.js can run it.

import { listen, send } from './channel.mjs';
import { logUncaught, patchConsole, setRequestId } from './console.mjs';
import { describeFailure, RuntimeError } from './failure.mjs';
import { invoke } from './invoke.mjs';
import { loadHandler } from './load-handler.mjs';

const { LAMBDA_TASK_ROOT = '', _HANDLER = '', AWS_EXECUTION_ENV } = process.env;
patchConsole();
endOnStrayErrors();

const loading = loadHandler(LAMBDA_TASK_ROOT, _HANDLER).then(refuseCallbacks);
const account = listen((message) => void answer(message));
loading.then(
  () => send({ kind: 'ready', maxMemoryMb: maxMemoryMb() }),
  (error) => {
    logUncaught('Uncaught Exception', error);
    send({ kind: 'init-failed', failure: describeFailure(error) });
    process.exit(1);
  },
);

/** @param {import('../sandbox/messages').InvokeMessage} message */
async function answer(message) {
  const handler = await loading;
  setRequestId(message.requestId);
  // While the handler runs, only the handler keeps the process running: an empty event loop means that it never
  // answers.
  account.unref();
  try {
    const payload = await invoke(handler, message);
    send({ kind: 'response', payload, maxMemoryMb: maxMemoryMb() });
  } catch (error) {
    logUncaught('Invoke Error', error);
    send({ kind: 'failure', failure: describeFailure(error), maxMemoryMb: maxMemoryMb(), isFatal: false });
  }
  account.ref();
}

/** @param {Function} handler */
function refuseCallbacks(handler) {
  if (handler.length >= 3 && AWS_EXECUTION_ENV === 'AWS_Lambda_nodejs24.x') {
    throw new RuntimeError(
      'CallbackHandlerDeprecated',
      'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need ' +
        'to modify this function to use a supported handler signature to use Node.js 24 or later. For more ' +
        'information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.',
    );
  }
  return handler;
}

/** Ends the sandbox on an uncaught error, as Lambda's runtime does. The invocation fails. */
function endOnStrayErrors() {
  process.on('uncaughtException', (error) => end('Uncaught Exception', error, 129));
  process.on('unhandledRejection', (reason) => {
    const error = new RuntimeError('UnhandledPromiseRejection', String(reason));
    end('Unhandled Promise Rejection', Object.assign(error, { reason }), 128);
  });
}

/** @param {string} occasion @param {unknown} error @param {number} code */
function end(occasion, error, code) {
  logUncaught(occasion, error);
  send({ kind: 'failure', failure: describeFailure(error), maxMemoryMb: maxMemoryMb(), isFatal: true });
  process.exit(code);
}

/** Peak memory of this process. */
function maxMemoryMb() {
  return Math.ceil(process.resourceUsage().maxRSS / 1024);
}
