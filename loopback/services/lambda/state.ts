import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ModelledError } from '../../gateway/errors';
import { Functions } from './functions/functions';
import type { AttemptResult, QueuedEvent } from './invocation/event-queue';
import { EventQueue } from './invocation/event-queue';
import { runInvocation } from './invocation/invocation';
import type { SandboxesDeps } from './sandbox/sandboxes';
import { Sandboxes } from './sandbox/sandboxes';

export interface LambdaDeps extends Omit<SandboxesDeps, 'folder'> {
  /** Existing private folder, in which `code` and `tmp` are created. */
  readonly folder: string;
  readonly log: (line: string) => void;
}

/** Lambda's state in one account. */
export class LambdaState {
  readonly functions: Functions;
  readonly sandboxes: Sandboxes;
  readonly queue: EventQueue;
  #closing: Promise<void> | undefined;

  constructor(deps: LambdaDeps) {
    const folders = { code: join(deps.folder, 'code'), tmp: join(deps.folder, 'tmp') };
    for (const folder of Object.values(folders)) mkdirSync(folder, { mode: 0o700 });
    const sandboxes = new Sandboxes({ ...deps, folder: folders.tmp });
    this.sandboxes = sandboxes;
    this.functions = new Functions({ ...deps, folder: folders.code, retire: (fn) => sandboxes.retire(fn) });
    this.queue = new EventQueue({
      attempt: (event) => this.#attempt(event),
      configOf: (name) => this.functions.eventInvokeConfig(name),
      sleep: (durationMs, signal) => sleep(durationMs, undefined, { signal, ref: false }).catch(() => {}),
      nowMs: () => performance.now(),
      log: deps.log,
    });
  }

  /** Ends every sandbox, even one that is running an event. Idempotent. */
  close(): Promise<void> {
    this.#closing ??= Promise.all([this.sandboxes.close(), this.queue.close()]).then(() => {});
    return this.#closing;
  }

  async #attempt({ requestId, functionName, event }: QueuedEvent): Promise<AttemptResult> {
    try {
      const fn = this.functions.require(functionName);
      const { isError } = await runInvocation(this.sandboxes, fn, { requestId, event });
      return isError ? 'failed' : 'done';
    } catch (error) {
      const name = error instanceof ModelledError ? error.name : '';
      if (name === 'TooManyRequestsException') return 'throttled';
      if (name === 'ResourceNotFoundException') return 'function-gone';
      throw error;
    }
  }
}
