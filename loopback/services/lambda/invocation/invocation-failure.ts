import type { LambdaFunction } from '../functions/function';
import type { Failure } from '../sandbox/messages';
import type { Outcome } from '../sandbox/sandbox';

/** Returns the error with which an unsuccessful invocation answers. */
export function failureOf(
  outcome: Exclude<Outcome, { state: 'succeeded' }>,
  requestId: string,
  fn: LambdaFunction,
): Failure {
  switch (outcome.state) {
    case 'failed':
      return outcome.failure;
    case 'timed-out': {
      const seconds = (fn.timeoutMs / 1000).toFixed(2);
      return {
        errorType: 'Sandbox.Timedout',
        errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
      };
    }
    case 'exited':
      return {
        errorType: 'Runtime.ExitError',
        errorMessage: `RequestId: ${requestId} Error: Runtime exited ${describeEnd(outcome)}`,
      };
  }
}

/** Names of signals in Go, the language of Lambda's service side. */
const signalNames: Readonly<Partial<Record<NodeJS.Signals, string>>> = {
  SIGABRT: 'aborted',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
};

function describeEnd({ code, signal }: { code: number | null; signal: NodeJS.Signals | null }): string {
  if (signal !== null) return `with error: signal: ${signalNames[signal] ?? signal}`;
  return code === 0 || code === null ? 'without providing a reason' : `with error: exit status ${code}`;
}
