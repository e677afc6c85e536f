import { toAwsCommand } from '../../../exercises/aws-command';
import type { CheckResult, Exercise } from '../../../exercises/exercise';
import { LAST_EXERCISE } from '../shared-options';

/**
 * Renders what the check found. If the check did not pass, adds the reason and the next step. On AWS the next step has
 * the command for AWS.
 */
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
