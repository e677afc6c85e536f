import { CAUSE_NAMES } from './cause';
import { comparisonSchema } from './comparison';
import type { ValueOf } from './json-schema';
import { array, described, integer, number, object, oneOf, optional, record, string } from './json-schema';
import { runSchema } from './run';
import { summarySchema } from './summary';
import { budgetsSchema, verdictSchema } from './verdict';

const planSchema = object({
  stackName: string,
  causes: described(
    'Causes that the drill played, each `repeat` times, in this order.',
    array(oneOf(...CAUSE_NAMES), 1),
  ),
  targetInstanceIdentifier: optional(string),
  rateHz: integer,
  beforeSeconds: number,
  afterSeconds: number,
  repeat: integer,
  clients: optional(
    described('Names of the clients that wrote during the runs; no client if absent.', array(string)),
  ),
  clientGroups: optional(
    described(
      'Groups in which the clients were measured, each group in separate runs. If absent, each run has all clients.',
      array(array(string)),
    ),
  ),
  processors: optional(
    described('Number of processors of the machine, if the clients were measured in groups.', integer),
  ),
  clientRateHz: optional(described('Writes per second of each client.', number)),
  clientDeadlineMs: optional(described('Time limit of a client for one write.', number)),
});

const environmentSchema = object({
  region: optional(string),
  clusterIdentifier: string,
  conditions: described(
    'Conditions that a loopback account reports, such as its pace; empty for AWS.',
    record(string),
  ),
});

const voidRunSchema = object({ startedAt: string, reasons: array(string) });

/** Run that was measured again because its timings were invalid. */
export type VoidRun = ValueOf<typeof voidRunSchema>;

export const reportSchema = object({
  schema: described('Version of this format.', oneOf(2)),
  account: described(
    'Kind of account that answered. In a loopback account, Aurora is PostgreSQL on one machine.',
    oneOf('aws', 'loopback'),
  ),
  createdAt: described('When the report was created, ISO 8601.', string),
  verdict: verdictSchema,
  reasons: described(
    'Why the verdict is not `held`, one sentence each; empty if the verdict is `held`.',
    array(string),
  ),
  budgets: budgetsSchema,
  plan: planSchema,
  environment: environmentSchema,
  summary: summarySchema,
  runs: array(runSchema, 1),
  measuredAgain: optional(
    described(
      'Void runs that were measured again, each with another failover. These void runs are not in `runs`.',
      array(voidRunSchema),
    ),
  ),
  limits: described('What the report cannot show, one sentence each.', array(string)),
  comparison: optional(described('Comparison with a baseline; absent without a baseline.', comparisonSchema)),
});

/** Content of `report.json`. */
export type Report = ValueOf<typeof reportSchema>;
