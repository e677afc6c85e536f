import type { Principal } from '../../../gateway/credentials';
import type { Iam } from '../../iam/state';
import { logArn } from '../../logs/action-resources';
import type { LogGroups } from '../../logs/state';
import type { LambdaFunction } from '../functions/function';
import type { FunctionScope } from '../functions/function-name';

export interface SandboxLogDeps {
  readonly scope: FunctionScope;
  readonly iam: Iam;
  readonly logGroups: LogGroups;
}

/** Size of the log that `LogType=Tail` returns: "the last 4 KB of the execution log". */
const tailBytes = 4096;

/**
 * Log stream of a sandbox. It is written only if the function's role allows it. Without `logs:CreateLogStream` and
 * `logs:PutLogEvents` a function has no logs, and no error is reported, as on AWS.
 */
export class SandboxLog {
  readonly stream: string;
  readonly #deps: SandboxLogDeps;
  readonly #fn: LambdaFunction;
  readonly #principal: Principal;
  #mayWrite = false;
  #tail = '';

  constructor(fn: LambdaFunction, stream: string, principal: Principal, deps: SandboxLogDeps) {
    this.stream = stream;
    this.#fn = fn;
    this.#principal = principal;
    this.#deps = deps;
    this.begin();
  }

  /** Clears the tail, and checks the role's permissions again. Must be called before each event. */
  begin(): void {
    this.#tail = '';
    this.#mayWrite = this.#prepareStream() && this.#may('logs:PutLogEvents', this.stream);
  }

  readonly write = (message: string): void => {
    this.#tail = `${this.#tail}${message}\n`.slice(-tailBytes);
    const { logGroups } = this.#deps;
    const { group } = this.#fn.logging;
    // The group may have been deleted in the meantime.
    if (!this.#mayWrite || !logGroups.findGroup(group)?.streams.has(this.stream)) return;
    logGroups.putLogEvents(group, this.stream, [{ timestamp: Date.now(), message }]);
  };

  /** Last part of the log since `begin`, in base64. */
  get tail(): string {
    return Buffer.from(this.#tail).subarray(-tailBytes).toString('base64');
  }

  #prepareStream(): boolean {
    const { logGroups } = this.#deps;
    const { group, isDefaultGroup } = this.#fn.logging;
    if (logGroups.findGroup(group) === undefined) {
      if (!isDefaultGroup || !this.#may('logs:CreateLogGroup', '')) return false;
      logGroups.createLogGroup(group);
    }
    if (logGroups.findGroup(group)?.streams.has(this.stream)) return true;
    if (!this.#may('logs:CreateLogStream', this.stream)) return false;
    logGroups.createLogStream(group, this.stream);
    return true;
  }

  #may(action: string, stream: string): boolean {
    const { iam, scope } = this.#deps;
    const arn = logArn(scope.region, scope.accountId, this.#fn.logging.group, stream);
    return iam.permissionOf(this.#principal, action, arn).state === 'allowed';
  }
}

/** Format `2026/11/22/[$LATEST]4d2f…`. Contains the function's name if functions may share the group. */
export function logStreamName(fn: LambdaFunction, now: Date, id: string): string {
  const day = now.toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/${fn.logging.isDefaultGroup ? '' : fn.name}[$LATEST]${id}`;
}
