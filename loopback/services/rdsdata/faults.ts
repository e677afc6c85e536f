import type * as rdsData from '@aws-sdk/client-rds-data';
import { DatabaseError } from 'pg';
import { ModelledError } from '../../gateway/errors';

type RdsData = typeof rdsData;

/** Errors of the Data API, in AWS's words where they are known. */
export const faults = {
  badRequest: fault('BadRequestException'),
  endpointNotEnabled: (resourceArn: string) =>
    fault('HttpEndpointNotEnabledException')(`HttpEndpoint is not enabled for resource ${resourceArn}`),
  noInstance: () => fault('DatabaseNotFoundException')('The DB cluster does not have a DB instance.'),
  notAvailable: () =>
    fault('DatabaseUnavailableException')('The writer instance in the DB cluster is not available.'),
  wrongState: (status: string) =>
    fault('InvalidResourceStateException')(`The DB cluster is in status ${status}.`),
  noSecret: () => fault('SecretsErrorException')("Secrets Manager can't find the specified secret."),
  badSecret: () =>
    fault('InvalidSecretException')('The secret must hold a JSON object with username and password.'),
  noTransaction: (id: string) => fault('TransactionNotFoundException')(`Transaction ${id} is not found`),
  timedOut: () => fault('StatementTimeoutException')('The execution of the SQL statement timed out.'),
  unsupportedResult: fault('UnsupportedResultException'),
} as const;

const multipleStatements = 'cannot insert multiple commands into a prepared statement';
const canceled = '57014';

/**
 * Translates a database error for the caller. A connection that cannot be opened or that breaks means that no writer
 * is available.
 */
export function translateDatabaseError(error: unknown): Error {
  if (error instanceof ModelledError) return error;
  if (!(error instanceof DatabaseError)) return faults.notAvailable();
  if (error.message === multipleStatements) return faults.badRequest("Multistatements aren't supported.");
  if (error.code === canceled && /statement timeout/.test(error.message)) return faults.timedOut();
  return fault('DatabaseErrorException')(describe(error));
}

/** Renders an error as PostgreSQL's JDBC driver does, followed by the SQL state. */
function describe({ severity, message, detail, hint, position, code }: DatabaseError): string {
  const more = Object.entries({ Detail: detail, Hint: hint, Position: position });
  const lines = more
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `\n  ${name}: ${value}`);
  return `${severity}: ${message}${lines.join('')}; SQLState: ${code}`;
}

function fault(name: keyof RdsData & string): (message: string) => ModelledError<RdsData> {
  return (message) => new ModelledError<RdsData>(name, message);
}
