import { toAwsCommand } from '../../../exercises/aws-command';
import type { CheckResult, Exercise } from '../../../exercises/exercise';
import { LAST_EXERCISE } from '../shared-options';

/** Renders what the check found and, if that is not enough, why and the next step, with the commands of the account. */
export function renderResult(
  { number, title }: Pick<Exercise, 'number' | 'title'>,
  result: CheckResult,
  isAws: boolean,
): string {
  const lines =
    result.state === 'passed'
      ? [
          `passed: exercise ${number}, ${title}`,
          `  found   ${result.found}`,
          ...(number < LAST_EXERCISE ? [`  next    npm run lab -- exercise ${number + 1}`] : []),
        ]
      : [
          `not yet: exercise ${number}, ${title}`,
          `  found   ${result.found}`,
          `  reason  ${result.reason}`,
          `  next    ${(isAws && toAwsCommand(result.next)) || result.next}`,
        ];
  return lines.join('\n');
}
