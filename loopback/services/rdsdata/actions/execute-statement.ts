import type { ExecuteStatementCommandInput, ExecuteStatementResponse, Field } from '@aws-sdk/client-rds-data';
import type { Client } from 'pg';
import type { Caller } from '../../../gateway/service';
import { atLeastLong, atMostLong, oneOf, requireValid } from '../../constraints';
import type { RdsState } from '../../rds/state';
import { requireSupported } from '../../supported-members';
import { faults, translateDatabaseError } from '../faults';
import { describeColumns } from '../result/column-metadata';
import { converterOf } from '../result/fields';
import { formatRecords } from '../result/formatted-records';
import type { LoginDeps } from '../session/login';
import { readLogin } from '../session/login';
import { createWriterSession } from '../session/writer-session';
import { numberParameters } from '../statement/named-parameters';
import { readParameters } from '../statement/parameter-values';
import type { StatementResult } from '../statement/run-statement';
import { runStatement } from '../statement/run-statement';

export interface RdsDataDeps extends LoginDeps {
  readonly rds: RdsState;
  /** Certificate with which the clusters' endpoints are verified, as PEM text. */
  readonly certificate: string;
  /** Timeout of a statement. @default 45,000, as on AWS */
  readonly statementTimeoutMs?: number;
}

/** Source: Aurora user guide, "Data API limitations". */
const awsStatementTimeoutMs = 45_000;

const supported = [
  'resourceArn',
  'secretArn',
  'sql',
  'database',
  'parameters',
  'transactionId',
  'includeResultMetadata',
  'continueAfterTimeout',
  'resultSetOptions',
  'formatRecordsAs',
] as const;

/** Runs one SQL statement on the writer, in a separate session and transaction. */
export async function executeStatement(
  deps: RdsDataDeps,
  input: ExecuteStatementCommandInput,
  { principal }: Caller,
): Promise<ExecuteStatementResponse> {
  checkInput(input);
  const { resourceArn = '', secretArn = '', sql = '', database, parameters = [] } = input;
  const values = readParameters(parameters);
  const casts = new Map([...values].map(([name, { cast }]) => [name, cast]));
  const { text, names } = numberParameters(sql, casts);
  const login = readLogin(deps, secretArn, principal);
  const { rds, certificate, statementTimeoutMs = awsStatementTimeoutMs } = deps;
  const isUnlimited = input.continueAfterTimeout === true;
  const client = createWriterSession(rds, {
    ...login,
    resourceArn,
    database,
    certificate,
    statementTimeoutMs: isUnlimited ? 0 : statementTimeoutMs,
  });
  const work = run(
    client,
    text,
    names.map((name) => values.get(name)?.value),
    input,
  );
  return isUnlimited ? withinTime(work, statementTimeoutMs) : work;
}

async function run(
  client: Client,
  text: string,
  values: readonly unknown[],
  input: ExecuteStatementCommandInput,
): Promise<ExecuteStatementResponse> {
  try {
    await client.connect();
    const result = await runStatement(client, text, values);
    return await describeResult(client, result, input);
  } catch (error) {
    throw translateDatabaseError(error);
  } finally {
    // Closes the connection, even while the statement is running or sending rows.
    void client.end();
  }
}

async function describeResult(
  client: Client,
  { fields, rows, updatedCount }: StatementResult,
  input: ExecuteStatementCommandInput,
): Promise<ExecuteStatementResponse> {
  if (fields.length === 0) return { numberOfRecordsUpdated: updatedCount, generatedFields: [] };
  const converters = fields.map(({ dataTypeID }) => converterOf(dataTypeID, input.resultSetOptions ?? {}));
  const records = rows.map((row) =>
    row.map((value, index): Field => {
      const convert = converters[index];
      return value === null || convert === undefined ? { isNull: true } : convert(value);
    }),
  );
  if (input.formatRecordsAs === 'JSON') {
    const formattedRecords = formatRecords(
      fields.map(({ name }) => name),
      records,
    );
    return { numberOfRecordsUpdated: updatedCount, formattedRecords };
  }
  return {
    numberOfRecordsUpdated: updatedCount,
    records,
    ...(input.includeResultMetadata === true && { columnMetadata: await describeColumns(client, fields) }),
  };
}

function checkInput(input: ExecuteStatementCommandInput): void {
  requireSupported(input, supported, (member) =>
    faults.badRequest(`The loopback account does not support the parameter ${member}.`),
  );
  requireValid('resourceArn', input.resourceArn, atLeastLong(11), atMostLong(100));
  // The API reference allows 100, but ARNs of RDS's own secrets are longer. Secrets Manager allows 2048.
  requireValid('secretArn', input.secretArn, atLeastLong(1), atMostLong(2048));
  requireValid('sql', input.sql, atMostLong(65_536));
  requireValid('database', input.database, atMostLong(64));
  requireValid('formatRecordsAs', input.formatRecordsAs, oneOf(['NONE', 'JSON']));
  const { decimalReturnType, longReturnType } = input.resultSetOptions ?? {};
  requireValid('resultSetOptions.decimalReturnType', decimalReturnType, oneOf(['STRING', 'DOUBLE_OR_LONG']));
  requireValid('resultSetOptions.longReturnType', longReturnType, oneOf(['STRING', 'LONG']));
  if (input.transactionId !== undefined) throw faults.noTransaction(input.transactionId);
}

/** Rejects when the time is over. The work itself continues. */
function withinTime<Result>(work: Promise<Result>, timeoutMs: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(faults.timedOut()), timeoutMs).unref();
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
