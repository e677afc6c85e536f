import type { LambdaFunction } from '../functions/function';
import { failureOf } from '../invocation/invocation-failure';
import type { Outcome, Run } from '../sandbox/sandbox';

/** Facts about one invocation for Lambda's own log lines. */
export interface Report {
  readonly requestId: string;
  readonly run: Run;
  /** Set only for the invocation that waited for the initialization of the sandbox. */
  readonly initMs: number | undefined;
}

/** Lines that Lambda itself writes into a function's log, in the function's log format. */
export interface PlatformLines {
  initStart(): string[];
  start(requestId: string): string[];
  end(report: Report): string[];
}

/** Source: Lambda developer guide, "Viewing CloudWatch logs" and "Log level event mapping" of JSON logs. */
export function platformLines(fn: LambdaFunction): PlatformLines {
  return fn.logging.format === 'JSON' ? jsonLines(fn) : textLines(fn);
}

function textLines(fn: LambdaFunction): PlatformLines {
  return {
    initStart: () => [`INIT_START Runtime Version: ${runtimeVersion()}`],
    start: (requestId) => [`START RequestId: ${requestId} Version: $LATEST`],
    end: ({ requestId, run, initMs }) => [
      ...failureLines(requestId, run.outcome, fn),
      `END RequestId: ${requestId}`,
      [
        `REPORT RequestId: ${requestId}`,
        `Duration: ${run.durationMs.toFixed(2)} ms`,
        `Billed Duration: ${billedMs(run, initMs)} ms`,
        `Memory Size: ${fn.memoryMb} MB`,
        `Max Memory Used: ${run.maxMemoryMb} MB`,
        ...(initMs === undefined ? [] : [`Init Duration: ${initMs.toFixed(2)} ms`]),
        ...statusFields(run.outcome),
        '',
      ].join('\t'),
    ],
  };
}

/** Lines for the end of an invocation that the function itself could not log. */
function failureLines(requestId: string, outcome: Outcome, fn: LambdaFunction): string[] {
  if (outcome.state === 'timed-out') {
    const seconds = (fn.timeoutMs / 1000).toFixed(2);
    return [`${new Date().toISOString()} ${requestId} Task timed out after ${seconds} seconds`];
  }
  if (outcome.state !== 'exited') return [];
  const { errorType, errorMessage } = failureOf(outcome, requestId, fn);
  return [`${errorMessage}\n${errorType}`];
}

function statusFields(outcome: Outcome): string[] {
  if (outcome.state === 'timed-out') return ['Status: timeout'];
  return outcome.state === 'exited' ? ['Status: error', 'Error Type: Runtime.ExitError'] : [];
}

function jsonLines(fn: LambdaFunction): PlatformLines {
  const level = fn.logging.systemLevel;
  const line = (type: string, record: object, isProblem = false): string[] => {
    if (level === 'WARN' && !isProblem) return [];
    return [JSON.stringify({ time: new Date().toISOString(), type: `platform.${type}`, record })];
  };
  return {
    initStart: () =>
      line('initStart', {
        initializationType: 'on-demand',
        phase: 'init',
        runtimeVersion: runtimeVersion(),
        functionName: fn.name,
        functionVersion: '$LATEST',
      }),
    start: (requestId) => line('start', { requestId, version: '$LATEST' }),
    end({ requestId, run, initMs }) {
      const status = jsonStatus(run.outcome, requestId, fn);
      const metrics = {
        durationMs: rounded(run.durationMs),
        billedDurationMs: billedMs(run, initMs),
        memorySizeMB: fn.memoryMb,
        maxMemoryUsedMB: run.maxMemoryMb,
        ...(initMs !== undefined && { initDurationMs: rounded(initMs) }),
      };
      return line('report', { requestId, metrics, ...status }, run.outcome.state !== 'succeeded');
    },
  };
}

function jsonStatus(outcome: Outcome, requestId: string, fn: LambdaFunction): object {
  switch (outcome.state) {
    case 'succeeded':
      return { status: 'success' };
    case 'timed-out':
      return { status: 'timeout' };
    default:
      return { status: 'error', errorType: failureOf(outcome, requestId, fn).errorType };
  }
}

/** Since August 2025 the time to load the code is billed as well. */
function billedMs({ durationMs }: Run, initMs = 0): number {
  return Math.ceil(durationMs + initMs);
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/** Version of the Node.js that runs, which may differ from the function's runtime. */
function runtimeVersion(): string {
  return `nodejs:${process.versions.node}`;
}
