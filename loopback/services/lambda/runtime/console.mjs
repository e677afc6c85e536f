import { format } from 'node:util';
import { send } from './channel.mjs';
import { describeFailure } from './failure.mjs';

const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
const levelOfMethod = {
  trace: 'TRACE',
  debug: 'DEBUG',
  log: 'INFO',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  fatal: 'FATAL',
};

/** @type {string | undefined} */
let requestId;

/**
 * Makes every call of `console` one log event in text or JSON, as Lambda's Node.js runtime does. The log level
 * filters JSON logs only.
 */
export function patchConsole() {
  const { AWS_LAMBDA_LOG_FORMAT, AWS_LAMBDA_LOG_LEVEL = 'TRACE' } = process.env;
  const isJson = AWS_LAMBDA_LOG_FORMAT === 'JSON';
  const lowest = isJson ? levels.indexOf(AWS_LAMBDA_LOG_LEVEL) : 0;
  for (const [method, level] of Object.entries(levelOfMethod)) {
    const isLogged = levels.indexOf(level) >= lowest;
    /** @param {unknown[]} values */
    const write = (...values) => {
      if (isLogged) send({ kind: 'log', text: isJson ? asJson(level, values) : asText(level, values) });
    };
    Reflect.set(console, method, write);
  }
}

/**
 * Logs an error that no handler caught.
 *
 * @param {string} occasion
 * @param {unknown} error
 */
export function logUncaught(occasion, error) {
  if (process.env.AWS_LAMBDA_LOG_FORMAT === 'JSON') console.error(error);
  else console.error(occasion, `\t${stringifyError(error)}`);
}

/** @param {unknown} error */
function stringifyError(error) {
  try {
    return JSON.stringify(error, withErrors('stack'));
  } catch {
    return JSON.stringify(describeFailure(error));
  }
}

/** @param {string} level @param {unknown[]} values */
function asText(level, values) {
  return [new Date().toISOString(), String(requestId), level, format(...values)].join('\t');
}

/** @param {string} level @param {unknown[]} values */
function asJson(level, values) {
  const head = { timestamp: new Date().toISOString(), level, requestId };
  const [first] = values;
  if (values.length === 1) {
    try {
      return JSON.stringify({ ...head, message: first }, withErrors('stackTrace'));
    } catch {
      return JSON.stringify({ ...head, message: describe(first) });
    }
  }
  const error = values.find((value) => value instanceof Error);
  return JSON.stringify({
    ...head,
    message: format(...values),
    ...(error instanceof Error && errorMembers(error, 'stackTrace')),
  });
}

/** @param {unknown} value */
function describe(value) {
  try {
    return format(value);
  } catch {
    return describeFailure(value).errorMessage;
  }
}

/** Replacer for JSON.stringify, which by itself omits an error's name, message and stack. @param {'stack' | 'stackTrace'} stackName */
function withErrors(stackName) {
  return (/** @type {string} */ _key, /** @type {unknown} */ value) =>
    value instanceof Error ? { ...errorMembers(value, stackName), ...value } : value;
}

/** @param {Error} error @param {'stack' | 'stackTrace'} stackName */
function errorMembers(error, stackName) {
  const errorType = stackName === 'stack' ? error.name : (error.constructor?.name ?? 'UnknownError');
  return { errorType, errorMessage: error.message, [stackName]: String(error.stack ?? '').split('\n') };
}

/** Sets the request id of the following log events. @param {string | undefined} id */
export function setRequestId(id) {
  requestId = id;
}
