import type { ValueOf } from '../shape';
import { array, described, integer, number, object, oneOf, optional, record, string } from '../shape';
import { runShape } from './run';
import { summaryShape } from './summary';
import { budgetsShape, verdictShape } from './verdict';

const planShape = object({
  stackName: string,
  targetInstanceIdentifier: optional(string),
  rateHz: integer,
  beforeSeconds: number,
  afterSeconds: number,
  repeat: integer,
});

const environmentShape = object({
  region: optional(string),
  clusterIdentifier: string,
  conditions: described(
    'What a loopback account reported of itself, such as its pace; empty for AWS.',
    record(string),
  ),
});

const voidRunShape = object({ startedAt: string, reasons: array(string) });

/** A run that was measured again, because its times were worth nothing. */
export type VoidRun = ValueOf<typeof voidRunShape>;

export const reportShape = object({
  schema: described('Version of this format.', oneOf(1)),
  account: described(
    'Whether AWS answered or a loopback account, whose Aurora is PostgreSQL on one machine.',
    oneOf('aws', 'loopback'),
  ),
  createdAt: described('ISO 8601.', string),
  verdict: verdictShape,
  reasons: described('Why it is not `held`, a sentence each.', array(string)),
  budgets: budgetsShape,
  plan: planShape,
  environment: environmentShape,
  summary: summaryShape,
  runs: array(runShape, 1),
  measuredAgain: optional(
    described(
      'Void runs, each with a failover, that do not stand in `runs`: they were measured again.',
      array(voidRunShape),
    ),
  ),
  limits: described('What this cannot tell, a sentence each.', array(string)),
});

/** What `report.json` holds. */
export type Report = ValueOf<typeof reportShape>;
