/**
 * Renders an error for the caller of the function, in the format of Lambda's Node.js runtime.
 *
 * @param {unknown} error
 * @returns {import('../sandbox/messages').Failure}
 */
export function describeFailure(error) {
  try {
    if (!(error instanceof Error) && Object.prototype.toString.call(error) !== '[object Error]') {
      return { errorType: typeof error, errorMessage: String(error), trace: [] };
    }
    const { name, message, stack } = /** @type {Error} */ (error);
    return {
      errorType: printable(name),
      errorMessage: printable(message),
      ...(stack !== undefined && { trace: printable(stack).split('\n') }),
    };
  } catch {
    return {
      errorType: 'handled',
      errorMessage:
        'callback called with Error argument, but there was a problem while retrieving one or more of its ' +
        'message, name, and stack',
      trace: [],
    };
  }
}

/** Error of the runtime itself, such as `Runtime.HandlerNotFound`. */
export class RuntimeError extends Error {
  /** @param {string} type @param {string} message @param {string} [stack] */
  constructor(type, message, stack) {
    super(message);
    this.name = `Runtime.${type}`;
    if (stack !== undefined) this.stack = stack;
    else this.stack = `${this.name}: ${message}`;
  }
}

/** @param {unknown} text */
function printable(text) {
  return String(text ?? '').replaceAll('\x7F', '%7F');
}
