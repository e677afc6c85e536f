import type { Clock } from '../../../lambda/probe/clock';
import type { ConnectionRecord, Reply, Row, Statement } from '../../../lambda/probe/driver';
import { StatementTimeout } from '../../../lambda/probe/session-errors';
import type { Course, SimulatedOutage } from './course';
import { StoredWrites } from './stored-writes';

const REFUSED_MS = 0.5;

/** Writer in virtual time, with the outages of a course. The course of a statement is calculated when it is sent. */
export class SimulatedServer {
  readonly writes = new StoredWrites();
  readonly #clock: Clock;
  readonly #course: Course;
  readonly #onKill: (() => void)[] = [];
  /** When the server opened a connection. A stopped probe detects it later. */
  readonly #openSinceMs = new WeakMap<ConnectionRecord, number>();
  #zeroMs = Number.POSITIVE_INFINITY;

  constructor(clock: Clock, course: Course) {
    this.#clock = clock;
    this.#course = course;
  }

  /** Calls the listener each time the server is killed. */
  onKill(listener: () => void): void {
    this.#onKill.push(listener);
  }

  /** Sets the run's zero to the current time. */
  begin(): void {
    this.#zeroMs = this.#clock.nowMs();
    for (const { kind, fromMs } of this.#course.outages) {
      if (kind !== 'refusing') continue;
      void this.#clock.sleep(fromMs).then(() => this.#onKill.forEach((listener) => void listener()));
    }
  }

  async connect(timeoutMs: number): Promise<ConnectionRecord> {
    const sentMs = this.#clock.nowMs();
    if (this.#isRefusing(sentMs)) {
      await this.#clock.sleep(REFUSED_MS);
      throw systemError('ECONNREFUSED');
    }
    const openMs = this.#arrival(this.#arrival(sentMs) + this.#course.connectMs());
    const killedMs = this.#killBetween(sentMs, openMs);
    const endMs = killedMs ?? openMs;
    if (endMs - sentMs > timeoutMs) {
      await this.#clock.sleep(timeoutMs);
      throw new Error('timeout expired');
    }
    await this.#clock.sleep(endMs - sentMs);
    if (killedMs !== undefined) throw systemError('ECONNRESET');
    const connection = { openedMs: this.#clock.nowMs() };
    this.#openSinceMs.set(connection, openMs);
    return connection;
  }

  async run(statement: Statement, connection: ConnectionRecord, timeoutMs: number): Promise<Reply> {
    const sentMs = this.#clock.nowMs();
    const answerMs = this.#course.answerMs();
    const arrivedMs = this.#arrival(sentMs);
    const appliedMs = arrivedMs + answerMs / 2;
    const answeredMs = this.#arrival(arrivedMs + answerMs);
    const killedMs = this.#killBetween(this.#openSinceMs.get(connection) ?? sentMs, answeredMs);
    if (killedMs === undefined || appliedMs < killedMs) this.writes.apply(statement, appliedMs);
    const endMs = Math.max(sentMs, killedMs ?? answeredMs);
    if (endMs - sentMs > timeoutMs) {
      await this.#clock.sleep(timeoutMs);
      throw new StatementTimeout(timeoutMs);
    }
    await this.#clock.sleep(endMs - sentMs);
    if (killedMs !== undefined) throw new Error('Connection terminated unexpectedly');
    return { rows: this.#rowsOf(statement, appliedMs) };
  }

  /** Returns the rows for a statement. Call it when every write that was visible at `atMs` has been sent. */
  #rowsOf({ text, values: [runId, lane] }: Statement, atMs: number): readonly Row[] {
    if (text.includes('count(*)')) return this.writes.copies(String(runId), atMs);
    return [
      {
        member: 'db-1',
        read_only: false,
        version: '17.9',
        synchronous_commit: 'on',
        may_use: true,
        newest: this.writes.newest(String(runId), String(lane), atMs),
      },
    ];
  }

  /** Returns when bytes that are sent at a time arrive. */
  #arrival(sentMs: number): number {
    const silence = this.#outageAt(sentMs, 'silent');
    return silence ? this.#zeroMs + silence.toMs : sentMs;
  }

  #isRefusing(nowMs: number): boolean {
    return this.#outageAt(nowMs, 'refusing') !== undefined;
  }

  /** Compares sums, as the calculation of a kill does, because a difference would be rounded in another way. */
  #outageAt(nowMs: number, ofKind: SimulatedOutage['kind']): SimulatedOutage | undefined {
    return this.#course.outages.find(
      ({ kind, fromMs, toMs }) =>
        kind === ofKind && nowMs >= this.#zeroMs + fromMs && nowMs < this.#zeroMs + toMs,
    );
  }

  /** Returns the time of a kill after `afterMs` and up to `untilMs`, if any. */
  #killBetween(afterMs: number, untilMs: number): number | undefined {
    const kill = this.#course.outages.find(
      ({ kind, fromMs }) =>
        kind === 'refusing' && this.#zeroMs + fromMs > afterMs && this.#zeroMs + fromMs <= untilMs,
    );
    return kill && this.#zeroMs + kill.fromMs;
  }
}

function systemError(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code });
}
