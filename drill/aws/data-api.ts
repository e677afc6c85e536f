import type {
  ExecuteStatementCommandInput,
  ExecuteStatementCommandOutput,
  Field,
} from '@aws-sdk/client-rds-data';
import { ExecuteStatementCommand } from '@aws-sdk/client-rds-data';
import type { Clients } from './clients';
import type { DeployedLab } from './deployed-lab';
import type { Rows } from './sql';
import { SqlError } from './sql';
import type { Time } from './time';

export interface DataApiAccess {
  readonly clients: Pick<Clients, 'rdsData'>;
  readonly signal: AbortSignal;
  readonly time: Pick<Time, 'nowMs' | 'sleep'>;
}

/** A paused cluster takes 15 to 30 s to resume (user guide, "Scaling to zero ACUs with automatic pause"). */
const RESUME_DEADLINE_MS = 90_000;
const RESUME_PAUSE_MS = 2_000;

/**
 * Runs one statement as the master user over the Data API, which needs no network route into the VPC. Waits while the
 * cluster resumes.
 *
 * @returns the first column of the first row; undefined if there is no row
 * @throws the SDK's error
 */
export async function execute(
  access: DataApiAccess,
  lab: DeployedLab,
  sql: string,
  values: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const { records = [] } = await send(access, lab, {
    sql,
    parameters: Object.entries(values).map(([name, stringValue]) => ({ name, value: { stringValue } })),
  });
  const field = records[0]?.[0];
  return field && Object.values(field)[0];
}

/**
 * Runs one statement like {@link execute}, and returns all its rows.
 *
 * @throws SqlError for an error of PostgreSQL; else the SDK's error
 */
export async function executeForRows(access: DataApiAccess, lab: DeployedLab, sql: string): Promise<Rows> {
  try {
    const output = await send(access, lab, { sql, includeResultMetadata: true });
    const { records = [], columnMetadata = [], numberOfRecordsUpdated: changed = 0 } = output;
    return {
      columns: columnMetadata.map(({ label = '' }) => label),
      rows: records.map((record) => record.map(toText)),
      changed,
    };
  } catch (error) {
    throw toSqlError(error);
  }
}

/** The Data API returns PostgreSQL's error as text: `ERROR: message; SQLState: 25006`. */
function toSqlError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const [, message = '', sqlState = ''] =
    /^ERROR: (.*)(?:\n.*)*; SQLState: (\w{5})$/.exec(error.message) ?? [];
  return sqlState === '' ? error : new SqlError(message, sqlState, { cause: error });
}

type Statement = Pick<ExecuteStatementCommandInput, 'sql' | 'parameters' | 'includeResultMetadata'>;

async function send(
  { clients, signal, time }: DataApiAccess,
  lab: DeployedLab,
  statement: Statement,
): Promise<ExecuteStatementCommandOutput> {
  const command = new ExecuteStatementCommand({
    resourceArn: lab.ClusterArn,
    secretArn: lab.SecretArn,
    database: lab.DatabaseName,
    ...statement,
  });
  const deadlineMs = time.nowMs() + RESUME_DEADLINE_MS;
  for (;;) {
    try {
      return await clients.rdsData.send(command, { abortSignal: signal });
    } catch (error) {
      const isResuming = error instanceof Error && error.name === 'DatabaseResumingException';
      if (!isResuming || time.nowMs() >= deadlineMs) throw error;
      await time.sleep(RESUME_PAUSE_MS, signal);
    }
  }
}

/** Renders a value as PostgreSQL prints it; binary values and arrays as JSON. */
function toText(field: Field): string | null {
  if (field.isNull) return null;
  if (field.booleanValue !== undefined) return field.booleanValue ? 't' : 'f';
  const value = field.stringValue ?? field.longValue ?? field.doubleValue;
  return value === undefined ? JSON.stringify(field.arrayValue ?? field.blobValue) : String(value);
}
