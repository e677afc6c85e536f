import type { Clock } from '../../../lambda/probe/clock';
import type {
  ConnectionRecord,
  Driver,
  Reply,
  Session,
  SessionSource,
  Statement,
} from '../../../lambda/probe/driver';

/** Behaviour of a scripted database. Both functions may reject. */
export interface Script {
  /** Opens a connection. @default immediately */
  connect?(): Promise<void>;
  answer(statement: Statement, connection: ConnectionRecord): Promise<Reply>;
}

/** Sessions without a database, for tests of time and order. They share one connection while it is usable. */
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

/** Creates a driver whose sources all follow one script. */
export function scriptedDriver(script: Script, clock: Clock): Driver {
  const open = () => new ScriptedSource(script, clock);
  return { openPool: open, openFresh: open };
}

/** Creates an error response as `pg` reports it. */
export function errorResponse(code: string, message: string, severity = 'ERROR'): Error {
  return Object.assign(new Error(message), { code, severity });
}
