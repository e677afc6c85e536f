import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { prefer } from './priority';

export interface LaunchOptions {
  /** The folder of the function's code, where its process starts. */
  readonly taskRoot: string;
  /** All of its environment: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMb: number;
  /** What its names resolve by. */
  readonly hostsFile: string;
}

/** The process of a sandbox and the ways to talk with it. */
export interface SandboxProcess {
  readonly child: ChildProcess;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** One JSON text a line. */
  readonly requests: Writable;
  readonly answers: Readable;
  /** Ends the process and all that it has started. Also once it has ended by itself. */
  kill(): void;
}

const program = join(__dirname, '..', 'runtime', 'main.mjs');

/**
 * A process group that dies with the account. The shell leaves a watcher in it and becomes the sandbox's process; the
 * watcher reads from a channel whose other end only the account holds, and when that ends, however it came, kills the
 * group. Because the watcher stays, the group's id cannot come to mean another one.
 */
const script = '(read _ <&5; kill -KILL 0) >/dev/null 2>&1 3>&- 4>&- & exec "$@" 5>&-';

/** Starts a process for one function. What can go wrong later shows in the child's `error` and `exit` events. */
export function launch({ taskRoot, environment, memoryMb, hostsFile }: LaunchOptions): SandboxProcess {
  const command = [process.execPath, ...heapLimits(memoryMb), program, hostsFile];
  const child = spawn('/bin/sh', ['-c', script, 'sh', ...command], {
    cwd: taskRoot,
    env: environment,
    // A session of its own: a Ctrl-C in the lab's terminal is for the lab.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) prefer(child.pid);
  const [, stdout, stderr, requests, answers, lifeline] = child.stdio.map((stream) => {
    if (stream !== null && !(stream instanceof Socket))
      throw new Error('A channel of a sandbox is no socket.');
    return stream?.on('error', ignore);
  });
  if (!(stdout && stderr && requests && answers && lifeline)) throw new Error('A sandbox lacks a channel.');
  return { child, stdout, stderr, requests, answers, kill: () => killGroup(child) };
}

/** What Lambda's Node.js runtime gives to old and young objects: 90% and 5% of the function's memory. */
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

/** A channel breaks when the process ends, and that is heard elsewhere. */
function ignore(): void {}
