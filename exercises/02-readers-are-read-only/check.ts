import { SqlError } from '../../drill/aws/sql';
import { sqlState } from '../answer-fields';
import type { CheckResult, Exercise, ExerciseLab } from '../exercise';
import { notYet } from '../not-yet';

export const exercise: Exercise = {
  number: 2,
  folder: '02-readers-are-read-only',
  title: 'try to write on a reader',
  answers: [sqlState('sqlstate', 'SQLSTATE of the error with which a reader refuses a write')],
  check,
};

/** `read_only_sql_transaction` (PostgreSQL documentation, appendix A). */
const READ_ONLY = '25006';

/** A write that changes nothing if a member accepts it. The table exists, because it contains the answer. */
const WRITE = 'DELETE FROM failover_lab.answers WHERE false';

/** Passes if the answer is the SQLSTATE with which a reader refuses a write. */
async function check(lab: ExerciseLab): Promise<CheckResult> {
  const answer = (await lab.answers(2)).get('sqlstate')?.value;
  if (answer === undefined) {
    return notYet(
      'no answer',
      'your answer must be the SQLSTATE of the error',
      'try to write on a reader, then run: npm run lab -- answer 2 SQLSTATE',
    );
  }
  const real = await refuse(lab);
  if (real === undefined) {
    return notYet(
      'the cluster has no reader that refuses a write',
      'your answer is compared with the error of a reader',
      'deploy the readers again with: npx cdk deploy --require-approval never',
    );
  }
  if (answer !== real) {
    return notYet(
      `you answered ${answer}`,
      'a reader refuses the write with another SQLSTATE',
      'try to write on a reader again, then run: npm run lab -- answer 2 SQLSTATE',
    );
  }
  return { state: 'passed', found: `a reader refuses a write with SQLSTATE ${real}` };
}

/** Tries to write on a reader. Returns the SQLSTATE of its error; undefined if no reader refuses the write. */
async function refuse(lab: ExerciseLab): Promise<string | undefined> {
  const reader = (await lab.cluster()).members.find(({ isWriter }) => !isWriter);
  if (!reader) return undefined;
  try {
    return (await lab.query(reader.identifier, WRITE)) === 'unreachable' ? READ_ONLY : undefined;
  } catch (error) {
    if (error instanceof SqlError) return error.sqlState;
    throw error;
  }
}
