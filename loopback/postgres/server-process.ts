import { join } from 'node:path';
import { settlesWithin } from './deadline';
import type { PostgresHome } from './home';
import type { ProcessEnd } from './keeper/protocol';

const STEP_TIMEOUT_MS = 5000;

/**
 * Signals of each mode (https://www.postgresql.org/docs/17/server-shutdown.html). If the last signal is
 * ignored, the server is killed.
 */
const STOP_STEPS = {
  fast: ['SIGINT', 'SIGQUIT'],
  immediate: ['SIGQUIT'],
} as const;

export type StopMode = keyof typeof STOP_STEPS;

/** One run of a server, from its start until the last of its processes has ended. */
export class ServerProcess {
  readonly #home: PostgresHome;
  readonly #key: number;
  #processId = 0;
  #isFenced = false;
  /** Resolves when the postmaster has ended. */
  readonly ended: Promise<ProcessEnd>;
  /** Resolves when all of its processes have ended. */
  readonly gone: Promise<void>;

  static async start(home: PostgresHome, folder: string): Promise<ServerProcess> {
    const run = new ServerProcess(home);
    const request = { key: run.#key, args: ['-D', join(home.folder, folder)], dataFolder: folder };
    run.#processId = (await home.keeper.call('start', request)).processId;
    return run;
  }

  private constructor(home: PostgresHome) {
    this.#home = home;
    let hasEnded: (end: ProcessEnd) => void;
    let isGone: () => void;
    this.ended = new Promise((resolve) => {
      hasEnded = resolve;
    });
    this.gone = new Promise((resolve) => {
      isGone = resolve;
    });
    const ended = (end: ProcessEnd): void => {
      this.#isFenced = end.isFenced;
      hasEnded(end);
    };
    this.#key = home.keeper.listen({ ended, gone: () => isGone() });
  }

  get processId(): number {
    return this.#processId;
  }

  async stop(mode: StopMode): Promise<void> {
    for (const signal of STOP_STEPS[mode]) {
      await this.#home.keeper.call('signal', { key: this.#key, signal }).catch(leaveToKeeper);
      if (await settlesWithin(this.gone, STEP_TIMEOUT_MS)) return;
    }
    await this.kill();
  }

  /**
   * Stops the server at once. On return none of its processes is still running, but the kernel may not have removed
   * them yet.
   */
  async fence(): Promise<void> {
    if (this.#isFenced) return;
    await this.#home.keeper.call('fence', { key: this.#key }).catch(() => this.gone);
  }

  async kill(): Promise<void> {
    await this.fence();
    await this.gone;
  }
}

/** Ignores the failure: a keeper that accepts no calls is ending every server itself. */
function leaveToKeeper(): void {}
