import { existsSync, readdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { copyFolder } from './copy-folder';
import { copyLog } from './copy-log';
import { KeptProcess } from './kept-process';
import { kill, processesIn } from './process-tree';
import type { KeeperCall, KeeperCalls, KeeperMessage, ProcessEnd } from './protocol';
import { removeTree } from './remove-tree';
import { releaseLeftovers } from './server-leftovers';

/**
 * Time after which the folder is removed although a process still exists. A process in an uninterruptible wait survives
 * even SIGKILL.
 */
const END_DEADLINE_MS = 1000;
const STRAYS_INTERVAL_MS = 5;

type Answers = {
  [Name in keyof KeeperCalls]: (request: KeeperCalls[Name]['request']) => Promise<KeeperCalls[Name]['reply']>;
};

/** Runs the processes of one home and writes its files. */
export class HomeKeeper {
  readonly #folder: string;
  readonly #binFolder: string;
  readonly #send: (message: KeeperMessage) => void;
  readonly #servers = new Map<number, KeptProcess>();
  readonly #processes = new Set<KeptProcess>();
  readonly #abort = new AbortController();
  #ending: Promise<void> | undefined;
  readonly #answers: Answers;

  constructor(folder: string, binFolder: string, send: (message: KeeperMessage) => void) {
    this.#folder = folder;
    this.#binFolder = binFolder;
    this.#send = send;
    this.#answers = {
      run: (request) => this.#run(request),
      start: (request) => this.#start(request),
      signal: async ({ key, signal }) => this.#servers.get(key)?.signal(signal) ?? false,
      fence: async ({ key }) => this.#servers.get(key)?.fence(),
      write: ({ files }) => this.#write(files),
      copy: ({ from, to, isLive }) =>
        copyFolder(this.#inside(from), this.#inside(to), { isLive, abort: this.#abort.signal }),
      copyLog: ({ from, to, first, last }) => copyLog(this.#inside(from), this.#inside(to), first, last),
      replace: ({ from, to }) => this.#replace(from, to),
      remove: ({ path }) => removeTree(this.#inside(path)),
    };
  }

  async answer({ id, name, request }: KeeperCall): Promise<void> {
    try {
      const answer = this.#answers[name] as (request: unknown) => Promise<unknown>;
      this.#send({ kind: 'reply', id, reply: await answer(request) });
    } catch (error) {
      this.#send({ kind: 'failure', id, message: (error as Error).message });
    }
  }

  /** Kills every process and removes the folder. */
  end(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  async #end(): Promise<void> {
    this.#abort.abort(new Error('the home is closed'));
    const fences = [...this.#processes].map((kept) => kept.fence().then(() => kept.released()));
    await Promise.race([Promise.all(fences), sleep(END_DEADLINE_MS)]);
    await this.#endStrays();
    if (!existsSync(this.#folder)) return;
    await Promise.all(readdirSync(this.#folder).map((name) => releaseLeftovers(join(this.#folder, name))));
    await removeTree(this.#folder);
  }

  /** Kills servers that a killed keeper left behind. */
  async #endStrays(): Promise<void> {
    const deadline = performance.now() + END_DEADLINE_MS;
    for (;;) {
      const strays = processesIn(this.#folder, this.#binFolder);
      if (strays.length === 0 || performance.now() > deadline) return;
      for (const stray of strays) kill(stray);
      await sleep(STRAYS_INTERVAL_MS);
    }
  }

  async #run({ program, args, dataFolder, input }: KeeperCalls['run']['request']): Promise<ProcessEnd> {
    const kept = await this.#keep(program, args, dataFolder, input);
    await kept.gone;
    return kept.ended;
  }

  async #start({ key, args, dataFolder }: KeeperCalls['start']['request']): Promise<{ processId: number }> {
    const kept = await this.#keep('postgres', args, dataFolder, '');
    this.#servers.set(key, kept);
    void this.#report(key, kept);
    return { processId: kept.processId };
  }

  async #report(key: number, kept: KeptProcess): Promise<void> {
    this.#send({ kind: 'ended', key, end: await kept.ended });
    await kept.gone;
    this.#servers.delete(key);
    this.#send({ kind: 'gone', key });
  }

  async #keep(
    program: string,
    args: readonly string[],
    dataFolder: string,
    input: string,
  ): Promise<KeptProcess> {
    this.#abort.signal.throwIfAborted();
    const folders = {
      homeFolder: this.#folder,
      binFolder: this.#binFolder,
      dataFolder: this.#inside(dataFolder),
    };
    const kept = new KeptProcess({ ...folders, program, args, input });
    // Added before the first await, so that `end` always sees the process.
    this.#processes.add(kept);
    void kept.released().then(() => this.#processes.delete(kept));
    await kept.started;
    return kept;
  }

  async #write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      const target = this.#inside(path);
      await writeFile(`${target}.tmp`, content, { mode: 0o600 });
      await rename(`${target}.tmp`, target);
    }
  }

  async #replace(from: string, to: string): Promise<void> {
    await removeTree(this.#inside(to));
    await rename(this.#inside(from), this.#inside(to));
  }

  #inside(path: string): string {
    const target = resolve(this.#folder, path);
    if (!target.startsWith(this.#folder + sep)) {
      throw new Error(`"${path}" is not in the home ${this.#folder}`);
    }
    return target;
  }
}
