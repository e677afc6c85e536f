import { executeForRows } from '../../../drill/aws/data-api';
import { findDeployedLab } from '../../../drill/aws/deployed-lab';
import type { Rows } from '../../../drill/aws/sql';
import { SqlError } from '../../../drill/aws/sql';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';
import type { LabPaths } from '../../lab-paths';
import { queryMember } from '../lab/members';
import type { LabAccountOptions, OpenAccount } from '../lab/open';
import { withAccount } from '../lab/open';
import { renderRows } from './render-rows';

export interface SqlOptions extends LabAccountOptions {
  /** `writer`, `reader`, or the identifier of an instance. @default writer */
  readonly on?: string;
}

/** Runs one statement and prints its rows, or PostgreSQL's error with its SQLSTATE. */
export async function runSql(statement: string, options: SqlOptions, paths: LabPaths): Promise<number> {
  const { on = 'writer' } = options;
  if (options.aws && on !== 'writer') throw unreachable(on);
  return withAccount(options, paths, async (account) => {
    try {
      console.log(renderRows(await run(account, on, statement)));
      return EXIT.held;
    } catch (error) {
      if (!(error instanceof SqlError)) throw error;
      console.error(`ERROR: ${error.message} (SQLSTATE ${error.sqlState})`);
      return EXIT.notHeld;
    }
  });
}

/** Uses the Data API for the writer on both accounts, because it is the only access from outside the VPC. */
async function run(account: OpenAccount, on: string, statement: string): Promise<Rows> {
  const lab = await findDeployedLab(account.clients, account.stackName);
  if (on === 'writer') return executeForRows(account, lab, statement);
  const rows = await queryMember(account, lab, on, statement);
  if (rows === 'unreachable') throw unreachable(on);
  return rows;
}

function unreachable(on: string): LabError {
  return new LabError(
    `--on ${on} is not possible with --aws: the database is private to its VPC, and the Data API reaches only the writer`,
    'omit --on, or run the statement with psql from a host inside the VPC',
    EXIT.usage,
  );
}
