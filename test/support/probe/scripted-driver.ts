import type { Clock } from '../../../lambda/probe/clock';
import type {
  ConnectionRecord,
  Driver,
  Reply,
  Session,
  SessionSource,
  Statement,
} from '../../../lambda/probe/driver';

/** What a scripted database does when asked, at the time it is asked. Rejecting is an answer too. */
export interface Script {
  /** @default at once */
  connect?(): Promise<void>;
  answer(statement: Statement, connection: ConnectionRecord): Promise<Reply>;
}

/** Sessions without a database, for what is about time and order. Shares one connection as long as it is sound. */
export class ScriptedSource implements SessionSource {
  readonly connections: ConnectionRecord[] = [];
  readonly releases: string[] = [];
  readonly #script: Script;
  readonly #clock: Clock;
  #current: ConnectionRecord | undefined;

  constructor(script: Script, clock: Clock) {
    this.#script = script;
    this.#clock = clock;
  }

  async acquire(): Promise<Session> {
    await this.#script.connect?.();
    const connection = this.#current ?? this.#open();
    return {
      connection,
      run: (statement) => this.#script.answer(statement, connection),
      release: (state) => {
        this.releases.push(state);
        if (state !== 'usable') this.#current = undefined;
      },
    };
  }

  async close(): Promise<void> {
    this.#current = undefined;
  }

  #open(): ConnectionRecord {
    this.#current = { openedMs: this.#clock.nowMs() };
    this.connections.push(this.#current);
    return this.#current;
  }
}

/** A driver all of whose sources follow one script. */
export function scriptedDriver(script: Script, clock: Clock): Driver {
  const open = () => new ScriptedSource(script, clock);
  return { openPool: open, openFresh: open };
}

/** An error response as the driver gives it. */
export function errorResponse(code: string, message: string, severity = 'ERROR'): Error {
  return Object.assign(new Error(message), { code, severity });
}
