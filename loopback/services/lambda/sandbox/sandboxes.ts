import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { faults } from '../faults';
import type { LambdaFunction } from '../functions/function';
import type { SandboxLogDeps } from '../logs/sandbox-log';
import { logStreamName, SandboxLog } from '../logs/sandbox-log';
import type { SandboxSurroundings } from './environment';
import { sandboxEnvironment } from './environment';
import { launch } from './launch';
import { Sandbox } from './sandbox';

export interface SandboxesDeps extends SandboxLogDeps {
  /** Read each time a sandbox is created. */
  readonly surroundings: () => SandboxSurroundings;
  /** CommonJS module that each thread of a sandbox loads first: it resolves the account's host names. */
  readonly preloadPath: string;
  /** Existing private folder, below which sandboxes get temporary folders. */
  readonly folder: string;
}

/** Sandbox that only the caller uses until it is released. */
export interface Lease {
  readonly sandbox: Sandbox;
  readonly log: SandboxLog;
  readonly isNew: boolean;
}

interface Entry extends Omit<Lease, 'isNew'> {
  /** Monotonic milliseconds since the sandbox became idle; undefined while it is in use. */
  idleSince: number | undefined;
  /** Wall-clock milliseconds from which the credentials are too old for another event. */
  readonly staleAt: number;
}

/** Maximum number of concurrent events. AWS starts accounts with 1000, too many processes for one machine. */
const accountConcurrency = 50;
/** Lambda ends idle sandboxes after a time it does not specify. */
const maxIdleMs = 10 * 60_000;
const credentialSeconds = 12 * 3600;
/** Maximum duration of an event. */
const longestEventMs = 15 * 60_000;

/** Sandboxes of the account. Each runs one event at a time, and is reused for later events of the same function. */
export class Sandboxes {
  readonly #deps: SandboxesDeps;
  readonly #entries = new Set<Entry>();
  readonly #retired = new WeakSet<LambdaFunction>();
  readonly #sweep: NodeJS.Timeout;
  #isClosed = false;

  constructor(deps: SandboxesDeps) {
    this.#deps = deps;
    this.#sweep = setInterval(() => this.#endIdle(), maxIdleMs / 4).unref();
  }

  /** Returns a warm sandbox if one is idle, otherwise a new one. Throws `TooManyRequestsException`. */
  acquire(fn: LambdaFunction): Lease {
    for (const entry of this.#entries) {
      const isFree = entry.sandbox.fn === fn && entry.idleSince !== undefined;
      if (!isFree || !entry.sandbox.isUsable || Date.now() > entry.staleAt) continue;
      this.#requireRoom(fn);
      entry.idleSince = undefined;
      return { ...entry, isNew: false };
    }
    this.#requireRoom(fn);
    return { ...this.#create(fn), isNew: true };
  }

  release({ sandbox }: Lease): void {
    const entry = [...this.#entries].find((one) => one.sandbox === sandbox);
    if (entry === undefined) return;
    if (!sandbox.isUsable || this.#retired.has(sandbox.fn)) void sandbox.end();
    else entry.idleSince = performance.now();
  }

  /** Stops sending events to this state of a function. Resolves when its events in progress have ended. */
  async retire(fn: LambdaFunction): Promise<void> {
    this.#retired.add(fn);
    const own = [...this.#entries].filter(({ sandbox }) => sandbox.fn === fn);
    for (const { sandbox, idleSince } of own) if (idleSince !== undefined) void sandbox.end();
    await Promise.all(own.map(({ sandbox }) => sandbox.gone));
  }

  /** Ends all sandboxes, even those that are running an event. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#sweep);
    await Promise.all([...this.#entries].map(({ sandbox }) => sandbox.end()));
  }

  #requireRoom({ name, reservedConcurrency }: LambdaFunction): void {
    const busy = [...this.#entries].filter(({ idleSince }) => idleSince === undefined);
    const own = busy.filter(({ sandbox }) => sandbox.fn.name === name);
    if (reservedConcurrency !== undefined && own.length >= reservedConcurrency) {
      throw faults.throttled('ReservedFunctionConcurrentInvocationLimitExceeded');
    }
    if (busy.length >= accountConcurrency) throw faults.throttled('ConcurrentInvocationLimitExceeded');
  }

  #create(fn: LambdaFunction): Entry {
    if (this.#isClosed) throw new Error('The account is closed.');
    const { iam, surroundings, preloadPath } = this.#deps;
    const role = iam.roles.find(fn.roleArn);
    if (role === undefined || !iam.isTrustedBy(role, 'lambda.amazonaws.com')) throw faults.roleNotAssumable();
    const id = randomUUID().replaceAll('-', '');
    const temporaryFolder = join(this.#deps.folder, id);
    mkdirSync(temporaryFolder, { mode: 0o700 });
    const session = iam.sessions.issueCredentials(role.arn, fn.name, credentialSeconds);
    const logStream = logStreamName(fn, new Date(), id);
    const log = new SandboxLog(fn, logStream, session.credential.principal, this.#deps);
    const environment = sandboxEnvironment(fn, surroundings(), { session, logStream, temporaryFolder });
    const launched = launch({ taskRoot: fn.code.folder, memoryMb: fn.memoryMb, environment, preloadPath });
    const sandbox = new Sandbox(fn, launched, log.write);
    const staleAt = session.credential.expiresAtMs - longestEventMs;
    const entry: Entry = { sandbox, log, idleSince: undefined, staleAt };
    this.#entries.add(entry);
    void sandbox.gone.then(() => {
      this.#entries.delete(entry);
      iam.sessions.revoke(session);
      // Files that a program writes after the sandbox has ended are removed when the account closes.
      rm(temporaryFolder, { recursive: true, force: true }).catch(() => {});
    });
    return entry;
  }

  #endIdle(): void {
    for (const { sandbox, idleSince, staleAt } of this.#entries) {
      if (idleSince === undefined) continue;
      if (performance.now() - idleSince > maxIdleMs || Date.now() > staleAt) void sandbox.end();
    }
  }
}
