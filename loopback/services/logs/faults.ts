import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import { ModelledError } from '../../gateway/errors';

type Logs = typeof logs;

/** Error of CloudWatch Logs, by its name in the SDK. */
export function logsFault(name: keyof Logs & `${string}Exception`, message: string): ModelledError<Logs> {
  return new ModelledError<Logs>(name, message);
}

export function invalidParameter(message: string): ModelledError<Logs> {
  return logsFault('InvalidParameterException', message);
}
