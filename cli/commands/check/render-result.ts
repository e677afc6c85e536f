import type { CheckResult, Exercise } from '../../../exercises/exercise';

/** Renders what the check found and, if that is not enough, why and the next step. */
export function renderResult(
  { number, title }: Pick<Exercise, 'number' | 'title'>,
  result: CheckResult,
): string {
  const lines =
    result.state === 'passed'
      ? [`passed: exercise ${number}, ${title}`, `  found   ${result.found}`]
      : [
          `not yet: exercise ${number}, ${title}`,
          `  found   ${result.found}`,
          `  reason  ${result.reason}`,
          `  next    ${result.next}`,
        ];
  return lines.join('\n');
}
