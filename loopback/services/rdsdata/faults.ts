import type * as rdsData from '@aws-sdk/client-rds-data';
import { DatabaseError } from 'pg';
import { ModelledError } from '../../gateway/errors';

type RdsData = typeof rdsData;

/** The Data API's errors, in AWS's words where those are known. */
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

/** What a failure in the database is to the caller. A connection that cannot be made or breaks is no writer. */
export function translateDatabaseError(error: unknown): Error {
  if (error instanceof ModelledError) return error;
  if (!(error instanceof DatabaseError)) return faults.notAvailable();
  if (error.message === multipleStatements) return faults.badRequest("Multistatements aren't supported.");
  if (error.code === canceled && /statement timeout/.test(error.message)) return faults.timedOut();
  return fault('DatabaseErrorException')(describe(error));
}

/** As PostgreSQL's JDBC driver tells of an error, with the SQL state behind it. */
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
