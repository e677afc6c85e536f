import { execute } from '../../../drill/aws/data-api';
import { findDeployedLab } from '../../../drill/aws/deployed-lab';
import { storeAnswers } from '../../../exercises/answers';
import type { Exercise } from '../../../exercises/exercise';
import { LabError } from '../../errors';
import { EXIT } from '../../exit-codes';
import type { LabPaths } from '../../lab-paths';
import { findExercise } from '../lab/find-exercise';
import type { LabAccountOptions } from '../lab/open';
import { withAccount } from '../lab/open';

/** Stores the answers to an exercise in the database of the lab. */
export async function answer(
  number: number,
  values: readonly string[],
  options: LabAccountOptions,
  paths: LabPaths,
): Promise<void> {
  const answers = parseAnswers(findExercise(number), values);
  await withAccount(options, paths, async (account) => {
    const lab = await findDeployedLab(account.clients, account.stackName);
    await storeAnswers((sql, given) => execute(account, lab, sql, given), number, answers);
  });
  for (const [name, value] of Object.entries(answers)) console.log(`stored: ${name} = ${value}`);
}

/** @throws LabError with the answers that the exercise asks for, if their number or a value is wrong */
export function parseAnswers(
  { number, answers }: Pick<Exercise, 'number' | 'answers'>,
  values: readonly string[],
): Readonly<Record<string, string>> {
  if (answers.length === 0) {
    throw new LabError(
      `exercise ${number} asks for no answer`,
      `read it with: npm run lab -- exercise ${number}`,
      EXIT.usage,
    );
  }
  if (values.length !== answers.length) {
    throw new LabError(
      `exercise ${number} asks for ${answers.length} answer${answers.length === 1 ? '' : 's'}, got ${values.length}`,
      usageOf(number, answers),
      EXIT.usage,
    );
  }
  const parsed: Record<string, string> = {};
  const problems: string[] = [];
  answers.forEach(({ name, parse }, index) => {
    try {
      parsed[name] = parse(values[index] ?? '');
    } catch (error) {
      problems.push((error as Error).message);
    }
  });
  if (problems.length > 0) throw new LabError(problems.join('\n'), usageOf(number, answers), EXIT.usage);
  return parsed;
}

function usageOf(number: number, answers: Exercise['answers']): string {
  const names = answers.map(({ name }) => `<${name}>`).join(' ');
  return [
    `usage: npm run lab -- answer ${number} ${names}`,
    ...answers.map(({ name, meaning }) => `  ${name}: ${meaning}`),
  ].join('\n');
}
