import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { raisePriority } from './priority';

export interface LaunchOptions {
  /** Folder of the function's code; the process starts there. */
  readonly taskRoot: string;
  /** Complete environment; no variable is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMb: number;
  /** CommonJS module that each thread of the process loads first. */
  readonly preloadPath: string;
}

/** Process of a sandbox and the channels to it. */
export interface SandboxProcess {
  readonly child: ChildProcess;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** One JSON text per line. */
  readonly requests: Writable;
  readonly answers: Readable;
  /** Kills the process and all processes it has started, even if the process itself has already ended. */
  kill(): void;
}

const program = join(__dirname, '..', 'runtime', 'main.mjs');

/**
 * Starts a process group that ends when the account's process ends. The shell starts a watcher in the group and then
 * becomes the sandbox's process. The watcher reads from a pipe whose other end only the account holds; when the pipe
 * closes for any reason, the watcher kills the group. While the watcher runs, the system does not reuse the group's
 * id.
 */
const script = '(read _ <&5; kill -KILL 0) >/dev/null 2>&1 3>&- 4>&- & exec "$@" 5>&-';

/** Starts a process for one function. Later errors are reported by the child's `error` and `exit` events. */
export function launch({ taskRoot, environment, memoryMb, preloadPath }: LaunchOptions): SandboxProcess {
  // Worker threads and forked processes inherit `--require`. `--import` has no effect on workers that run source text
  // (`eval: true`), and makes Node.js run CommonJS workers through its loader of ES modules.
  const command = [process.execPath, ...heapLimits(memoryMb), '--require', preloadPath, program];
  const child = spawn('/bin/sh', ['-c', script, 'sh', ...command], {
    cwd: taskRoot,
    env: environment,
    // A separate session, so that Ctrl-C in the terminal does not reach the sandbox.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) raisePriority(child.pid);
  const [, stdout, stderr, requests, answers, lifeline] = child.stdio.map((stream) => {
    if (stream !== null && !(stream instanceof Socket))
      throw new Error('A channel of a sandbox is not a socket.');
    return stream?.on('error', ignore);
  });
  if (!(stdout && stderr && requests && answers && lifeline)) throw new Error('A sandbox lacks a channel.');
  return { child, stdout, stderr, requests, answers, kill: () => killGroup(child) };
}

/** Limits of Lambda's Node.js runtime for old and young objects: 90% and 5% of the function's memory. */
function heapLimits(memoryMb: number): string[] {
  return [
    `--max-old-space-size=${Math.floor(memoryMb * 0.9)}`,
    `--max-semi-space-size=${Math.max(1, Math.floor(memoryMb * 0.05))}`,
  ];
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Ignores the error of a broken channel: the end of the process is reported separately. */
function ignore(): void {}
