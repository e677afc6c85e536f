import type { Acknowledgements } from './acknowledgements';
import type { Clock } from './clock';
import type { Reply, Session, SessionSource } from './driver';
import type { LanePlan } from './lane-plan';
import type { TickResult } from './lane-record';
import { LaneRecord } from './lane-record';
import type { RowFacts } from './operations';
import { IDENTIFY, parseRow } from './operations';
import { classify, classifyWarning, connectionStateAfter } from './outcome';
import { keepSchedule } from './schedule';

/** One lane of a run: starts its ticks and records their results. */
export class Lane {
  readonly plan: LanePlan;
  readonly source: SessionSource;
  readonly record: LaneRecord;
  readonly #clock: Clock;
  /** Acknowledgements of the observed lane. */
  readonly #acknowledgements: Acknowledgements;
  readonly #isObserved: boolean;

  constructor(plan: LanePlan, source: SessionSource, context: LaneContext) {
    this.plan = plan;
    this.source = source;
    this.record = new LaneRecord(plan.ticks);
    this.#clock = context.clock;
    this.#acknowledgements = context.acknowledgements;
    this.#isObserved = context.isObserved;
  }

  /** Resolves when every tick has ended. */
  async run(startMs: number): Promise<void> {
    const underWay = new Set<Promise<void>>();
    await keepSchedule({ startMs, ...this.plan }, this.#clock, (tick, dueMs) => {
      const startedMs = this.#clock.nowMs();
      if (underWay.size >= this.plan.slots) return this.record.add(tick, dueMs, dropped(startedMs));
      const ended = this.#attempt(tick, startedMs).then((result) => {
        this.record.add(tick, dueMs, result);
        underWay.delete(ended);
      });
      underWay.add(ended);
    });
    await Promise.all(underWay);
  }

  async #attempt(tick: number, startedMs: number): Promise<TickResult> {
    let session: Session;
    try {
      session = await this.source.acquire();
    } catch (error) {
      const answer = classify({ error, phase: 'connecting', isWrite: this.#isWrite });
      return { answer, startedMs, endedMs: this.#clock.nowMs() };
    }
    return await this.#ask(tick, startedMs, session);
  }

  async #ask(tick: number, startedMs: number, session: Session): Promise<TickResult> {
    const { operation, statementTimeoutMs } = this.plan;
    const { connection } = session;
    let reply: Reply;
    try {
      reply = await session.run(operation.statement(tick), statementTimeoutMs);
    } catch (error) {
      const times = { startedMs, endedMs: this.#clock.nowMs() };
      const state = connectionStateAfter(error);
      if (state === 'usable' && connection.member === undefined) await this.#identify(session);
      session.release(state);
      const answer = classify({ error, phase: 'answering', isWrite: this.#isWrite });
      return { answer: { ...answer, member: connection.member }, ...times, connection };
    }
    const endedMs = this.#clock.nowMs();
    session.release('usable');
    const finding = parseRow(reply.rows[0]);
    connection.member = finding.member;
    const times = { startedMs, endedMs };
    return { ...this.#judge(tick, finding, reply.warning, times), ...times, connection };
  }

  #judge(
    tick: number,
    { member, readOnly, newest, lagBytes }: RowFacts,
    warning: string | undefined,
    { startedMs, endedMs }: Pick<TickResult, 'startedMs' | 'endedMs'>,
  ): Pick<TickResult, 'answer' | 'staleMs' | 'lagBytes'> {
    const answer = { outcome: 'ok' as const, member, readOnly };
    if (!this.#isWrite) {
      return { answer, staleMs: this.#acknowledgements.staleMs(newest, startedMs), lagBytes };
    }
    if (warning !== undefined) return { answer: { ...classifyWarning(warning), member, readOnly } };
    if (this.#isObserved) this.#acknowledgements.add(tick, endedMs);
    return { answer };
  }

  /** Finds out which member sent an error, if it is unknown. The tick keeps its slot during the query. */
  async #identify(session: Session): Promise<void> {
    try {
      const { rows } = await session.run(IDENTIFY, this.plan.statementTimeoutMs);
      session.connection.member = parseRow(rows[0]).member;
    } catch {
      // The member stays unknown. The next statement reports the state of the connection.
    }
  }

  get #isWrite(): boolean {
    return this.plan.operation.kind === 'write';
  }
}

export interface LaneContext {
  readonly clock: Clock;
  readonly acknowledgements: Acknowledgements;
  /** Whether other lanes select this lane's rows. */
  readonly isObserved: boolean;
}

function dropped(atMs: number): TickResult {
  return { answer: { outcome: 'dropped' }, startedMs: atMs, endedMs: atMs };
}
