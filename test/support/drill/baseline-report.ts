import { createReport } from '../../../drill/create-report';
import type { CauseName } from '../../../drill/report-format/cause';
import type { RunClient } from '../../../drill/report-format/client';
import type { Report } from '../../../drill/report-format/report';
import type { Run } from '../../../drill/report-format/run';
import { readFixture } from './report-fixture';

/** Figures of one run in a report for comparisons. */
export interface RunFigures {
  /** Bounds of the write outage; `null` if it had not ended. */
  readonly outage?: readonly [low: number, high: number | null];
  /** Lost writes; `null` if the rows could not be read. */
  readonly lost?: number | null;
  readonly cause?: CauseName;
  readonly clients?: readonly RunClient[];
  readonly isVoid?: boolean;
}

/** Creates a report with one run for each item. */
export function reportOf(...figures: readonly RunFigures[]): Report {
  const { account, createdAt, budgets, plan, environment } = readFixture('held');
  const runs = figures.map(toRun);
  const clients = [...new Set(runs.flatMap((run) => run.clients.map(({ name }) => name)))];
  return createReport({
    account,
    createdAt,
    budgets,
    plan: {
      ...plan,
      causes: [...new Set(runs.map(({ cause }) => cause.name))],
      ...(clients.length > 0 && { clients, clientRateHz: 20, clientDeadlineMs: 30_000 }),
    },
    environment,
    runs,
  });
}

function toRun({
  outage = [180, 200],
  lost = 0,
  cause = 'request',
  clients = [],
  isVoid = false,
}: RunFigures): Run {
  const [held] = readFixture('held').runs;
  const [stalled] = readFixture('void').runs;
  if (!held || !stalled || held.ledger.state !== 'read') throw new Error('each saved report has a run');
  const [low, high] = outage;
  const { verdict, reasons, voidReasons } = isVoid ? stalled : held;
  const { lane = 'write-pool', interruptions } = held.writeOutageMs;
  const unread = { ...held.ledger, state: 'unread', reason: 'gone' } as const;
  return {
    ...held,
    ...{ verdict, reasons, voidReasons, clients },
    writeOutageMs: { low, high, ended: high !== null, lane, interruptions },
    ledger: lost === null ? unread : { ...held.ledger, lost },
    cause: { ...held.cause, name: cause },
  };
}
