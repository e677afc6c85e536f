import { InvalidDBClusterStateFault } from '@aws-sdk/client-rds';
import type {
  ClusterView,
  ControlPlane,
  EventView,
  InstanceView,
} from '../../../lambda/failover/rds/control-plane';
import { TIMEOUTS_MS } from '../../../lambda/failover/rds/control-plane';
import { throttling, timeout } from './aws-errors';
import type { FailoverScript } from './failover-script';
import { TYPICAL_FAILOVER } from './failover-script';
import type { VirtualClock } from './virtual-clock';

/**
 * Outcome of one call of `FailoverDBCluster`.
 *
 * - `carried-out`: accepted, and the reply arrives.
 * - `throttled`: rejected.
 * - `lost-reply`: accepted, but the reply does not arrive.
 * - `lost-request`: never arrives.
 * - a number: arrives that many milliseconds after the caller timed out.
 */
export type RequestFate = 'carried-out' | 'throttled' | 'lost-reply' | 'lost-request' | number;

export interface AuroraScript {
  readonly writer?: string;
  /** Members by identifier. */
  readonly members?: Readonly<Record<string, InstanceView & { readonly promotionTier: number }>>;
  /** Status while no failover is under way. */
  readonly status?: string;
  readonly failover?: Partial<FailoverScript>;
  /** One outcome for each call, in order. Further calls are carried out. */
  readonly requests?: readonly RequestFate[];
  /** Called before each read. The read rejects with the error that it returns. */
  readonly failRead?: (call: string, nowMs: number) => Error | undefined;
  /** Times at which other callers request failovers or cause disturbances. */
  readonly foreignFailoversAtMs?: readonly number[];
}

const LATENCY_MS = 50;

/** Control plane of a cluster whose failovers follow a script. */
export class ScriptedAurora implements ControlPlane {
  /** All calls, in order. */
  readonly calls: string[] = [];
  /** When the failovers of all callers were accepted. */
  readonly acceptedAtMs: number[] = [];

  readonly #script: AuroraScript;
  readonly #course: FailoverScript;
  readonly #clock: VirtualClock;
  readonly #members: Readonly<Record<string, InstanceView & { readonly promotionTier: number }>>;
  readonly #fates: RequestFate[];
  readonly #arrivals: { atMs: number; target: string | undefined }[];
  readonly #events: (EventView & { readonly readableAtMs: number })[] = [];
  #failover: { from: string; to: string; acceptedAtMs: number } | undefined;

  constructor(clock: VirtualClock, script: AuroraScript = {}) {
    this.#clock = clock;
    this.#script = script;
    this.#course = { ...TYPICAL_FAILOVER, ...script.failover };
    this.#members = script.members ?? THREE_MEMBERS;
    this.#fates = [...(script.requests ?? [])];
    this.#arrivals = (script.foreignFailoversAtMs ?? []).map((atMs) => ({ atMs, target: undefined }));
  }

  async describeCluster(identifier: string): Promise<ClusterView> {
    this.#answer(`describeCluster ${identifier}`);
    return this.#view();
  }

  async describeInstance(identifier: string): Promise<InstanceView> {
    this.#answer(`describeInstance ${identifier}`);
    const member = this.#members[identifier];
    if (!member) throw new Error(`the script has no member ${identifier}`);
    const { instance } = this.#course;
    const isBusy =
      instance !== undefined &&
      identifier === this.#failover?.from &&
      this.#elapsedMs() >= instance.fromMs &&
      this.#elapsedMs() < instance.untilMs;
    return { status: isBusy ? instance.status : member.status, instanceClass: member.instanceClass };
  }

  async describeEvents(since: Date): Promise<EventView[]> {
    this.#answer('describeEvents');
    const nowMs = this.#clock.nowMs();
    return this.#events.filter((event) => event.at >= since && event.readableAtMs <= nowMs);
  }

  async failoverCluster(identifier: string, target: string | undefined): Promise<ClusterView> {
    this.calls.push(['failoverCluster', identifier, target].filter(Boolean).join(' '));
    this.#spend(LATENCY_MS);
    const fate = this.#fates.shift() ?? 'carried-out';
    if (fate === 'throttled') throw throttling();
    if (fate === 'carried-out' || fate === 'lost-reply') this.#accept(target);
    if (fate === 'carried-out') return this.#view();
    if (typeof fate === 'number') {
      this.#arrivals.push({ atMs: this.#clock.nowMs() + TIMEOUTS_MS.failover + fate, target });
    }
    this.#spend(TIMEOUTS_MS.failover);
    throw timeout();
  }

  /** Returns the actual writer, regardless of what the control plane shows. */
  writer(): string {
    if (!this.#failover) return this.#script.writer ?? 'lab-1';
    return this.#elapsedMs() < this.#course.writerChangesAfterMs ? this.#failover.from : this.#failover.to;
  }

  /** Whether a failover is actually under way, regardless of what the control plane shows. */
  isFailingOver(): boolean {
    return this.#failover !== undefined && this.#elapsedMs() < this.#course.availableAfterMs;
  }

  #answer(call: string): void {
    this.calls.push(call);
    this.#spend(LATENCY_MS);
    const error = this.#script.failRead?.(call, this.#clock.nowMs());
    if (error?.name === 'TimeoutError') this.#spend(TIMEOUTS_MS.read);
    if (error) throw error;
  }

  /** Lets another caller disturb the cluster now. */
  disturb(): void {
    this.#accept(undefined);
  }

  /** Advances the clock, and accepts a request that arrives meanwhile. */
  #spend(ms: number): void {
    this.#clock.spend(ms);
    const due = this.#arrivals.findIndex(({ atMs }) => atMs <= this.#clock.nowMs());
    const [arrival] = due < 0 ? [] : this.#arrivals.splice(due, 1);
    if (arrival && !this.isFailingOver()) this.#accept(arrival.target);
  }

  #accept(target: string | undefined): void {
    if (this.isFailingOver()) {
      const message = 'Cluster is not in available state.';
      throw new InvalidDBClusterStateFault({ message, $metadata: { httpStatusCode: 400 } });
    }
    const from = this.writer();
    const to = this.#course.givesUp ? from : (target ?? this.#chooseReader(from));
    const acceptedAtMs = this.#clock.nowMs();
    this.#failover = { from, to, acceptedAtMs };
    this.acceptedAtMs.push(acceptedAtMs);
    for (const event of this.#course.events(from, to)) {
      const atMs = acceptedAtMs + event.afterMs;
      const at = new Date(this.#clock.wallTime().getTime() + event.afterMs);
      this.#events.push({ ...event, at, readableAtMs: atMs + this.#course.eventDelayMs });
    }
  }

  #chooseReader(writer: string): string {
    const reader = Object.keys(this.#members).find((identifier) => identifier !== writer);
    if (reader === undefined) throw new Error('the script has no reader');
    return reader;
  }

  #elapsedMs(): number {
    return this.#failover ? this.#clock.nowMs() - this.#failover.acceptedAtMs : Number.POSITIVE_INFINITY;
  }

  #view(): ClusterView {
    const writer = this.writer();
    const { failingOverAfterMs, availableAfterMs } = this.#course;
    const elapsedMs = this.#elapsedMs();
    const isShownFailingOver = elapsedMs >= failingOverAfterMs && elapsedMs < availableAfterMs;
    return {
      identifier: 'lab',
      status: isShownFailingOver ? 'failing-over' : (this.#script.status ?? 'available'),
      members: Object.entries(this.#members).map(([identifier, { promotionTier }]) => ({
        identifier,
        isWriter: identifier === writer,
        promotionTier,
      })),
    };
  }
}

const READER = { promotionTier: 1, instanceClass: 'db.r7g.large', status: 'available' };
const THREE_MEMBERS = { 'lab-1': READER, 'lab-2': READER, 'lab-3': READER };
