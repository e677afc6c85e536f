import type { EventView } from '../../../lambda/failover/rds/control-plane';

/** The course of a failover, in milliseconds since it was accepted. */
export interface FailoverScript {
  /** When the status changes from `available` to `failing-over`. */
  readonly failingOverAfterMs: number;
  readonly writerChangesAfterMs: number;
  readonly availableAfterMs: number;
  /** Whether Aurora keeps the previous writer. */
  readonly givesUp: boolean;
  readonly events: (from: string, to: string) => readonly ScriptedEvent[];
  /** Time after which an event can be read. */
  readonly eventDelayMs: number;
  /** Status of the previous writer's instance for some time. */
  readonly instance?: { readonly status: string; readonly fromMs: number; readonly untilMs: number };
}

type ScriptedEvent = Omit<EventView, 'at'> & { readonly afterMs: number };

/** A failover with about the times that were observed on Aurora. */
export const TYPICAL_FAILOVER: FailoverScript = {
  failingOverAfterMs: 3_000,
  writerChangesAfterMs: 8_000,
  availableAfterMs: 20_000,
  givesUp: false,
  events: (from, to) => [
    clusterEvent(3_100, `Started cross AZ failover to DB instance: ${to}`),
    memberEvent(7_900, to, 'DB instance restarted'),
    {
      ...memberEvent(9_000, from, 'A new writer was promoted. Restarting database as a reader.'),
      categories: [],
    },
    clusterEvent(14_000, `Completed customer initiated failover to DB instance: ${to}`),
    memberEvent(16_000, from, 'DB instance restarted'),
  ],
  eventDelayMs: 0,
};

/** A failover that ends before the function first describes the cluster. */
export const INSTANT_FAILOVER: Partial<FailoverScript> = {
  failingOverAfterMs: 0,
  writerChangesAfterMs: 0,
  availableAfterMs: 0,
  events: (_from, to) => [
    clusterEvent(0, `Started same AZ failover to DB instance: ${to}`),
    clusterEvent(0, `Completed failover to DB instance: ${to}`),
  ],
};

/** A failover that begins, but keeps the previous writer. */
export const GIVEN_UP_FAILOVER: Partial<FailoverScript> = {
  givesUp: true,
  events: (from) => [
    clusterEvent(3_100, 'Started cross AZ failover to DB instance: lab-2'),
    clusterEvent(12_000, `Promoting previous primary again: ${from}`),
  ],
};

/** A crash whose recovery ends before the next look: the writer restarts in place. */
export const CRASH: Partial<FailoverScript> = {
  givesUp: true,
  failingOverAfterMs: 0,
  availableAfterMs: 0,
  events: (from) => [memberEvent(400, from, 'DB instance restarted')],
};

/** A class change of the writer: a reader is promoted first, then the old writer restarts with its new class. */
export const CLASS_CHANGE: Partial<FailoverScript> = {
  ...TYPICAL_FAILOVER,
  instance: { status: 'modifying', fromMs: 1_000, untilMs: 90_000 },
  events: (from, to) => [
    configurationEvent(1_000, from, 'Applying modification to database instance class'),
    ...TYPICAL_FAILOVER.events(from, to),
    configurationEvent(90_000, from, 'Finished applying modification to DB instance class'),
  ],
};

function configurationEvent(afterMs: number, source: string, message: string): ScriptedEvent {
  return { ...memberEvent(afterMs, source, message), categories: ['configuration change'] };
}

function clusterEvent(afterMs: number, message: string): ScriptedEvent {
  return { afterMs, sourceType: 'db-cluster', source: 'lab', categories: ['failover'], message };
}

function memberEvent(afterMs: number, source: string, message: string): ScriptedEvent {
  return { afterMs, sourceType: 'db-instance', source, categories: ['availability'], message };
}
