import type { ValueOf } from './json-schema';
import { array, described, integer, number, object, oneOf, optional, record, string } from './json-schema';
import { runSchema } from './run';
import { summarySchema } from './summary';
import { budgetsSchema, verdictSchema } from './verdict';

const planSchema = object({
  stackName: string,
  targetInstanceIdentifier: optional(string),
  rateHz: integer,
  beforeSeconds: number,
  afterSeconds: number,
  repeat: integer,
});

const environmentSchema = object({
  region: optional(string),
  clusterIdentifier: string,
  conditions: described(
    'What a loopback account reported of itself, such as its pace; empty for AWS.',
    record(string),
  ),
});

const voidRunSchema = object({ startedAt: string, reasons: array(string) });

/** A run that was measured again, because its times were worth nothing. */
export type VoidRun = ValueOf<typeof voidRunSchema>;

export const reportSchema = object({
  schema: described('Version of this format.', oneOf(1)),
  account: described(
    'Whether AWS answered or a loopback account, whose Aurora is PostgreSQL on one machine.',
    oneOf('aws', 'loopback'),
  ),
  createdAt: described('ISO 8601.', string),
  verdict: verdictSchema,
  reasons: described('Why it is not `held`, a sentence each.', array(string)),
  budgets: budgetsSchema,
  plan: planSchema,
  environment: environmentSchema,
  summary: summarySchema,
  runs: array(runSchema, 1),
  measuredAgain: optional(
    described(
      'Void runs, each with a failover, that do not stand in `runs`: they were measured again.',
      array(voidRunSchema),
    ),
  ),
  limits: described('What this cannot tell, a sentence each.', array(string)),
});

/** What `report.json` holds. */
export type Report = ValueOf<typeof reportSchema>;
