import { findLossRegression, findOutageRegression, formatBounds, nameSubject } from '../../judge/regressions';
import type { ComparedOutage, Comparison } from '../../report-format/comparison';
import type { Check } from './check';

/** Lists the checks of the comparison with a baseline. */
export function listComparisonChecks({ differences, outages, losses, maxRegression }: Comparison): Check[] {
  return [
    {
      name: 'conditions of the baseline',
      seconds: 0,
      state: differences.length > 0 ? 'failed' : 'passed',
      reasons: differences,
    },
    ...outages.map((outage) =>
      toCheck(
        'outage',
        outage,
        findOutageRegression(outage, maxRegression),
        `${formatBounds(outage.drill)}; in the baseline ${formatBounds(outage.baseline)}`,
        outage.drill.median ?? outage.drill.low ?? 0,
      ),
    ),
    ...losses.map((loss) =>
      toCheck('lost writes', loss, findLossRegression(loss), 'the rows of a side could not be read', 0),
    ),
  ];
}

function toCheck(
  figure: string,
  compared: Pick<ComparedOutage, 'cause' | 'client' | 'state'>,
  regressions: readonly string[],
  fact: string,
  lengthMs: number,
): Check {
  const common = { name: `${figure}, ${nameSubject(compared)}`, seconds: lengthMs / 1_000 };
  const { state } = compared;
  if (state === 'regressed') return { ...common, state: 'failed', reasons: regressions };
  if (state === 'kept') return { ...common, state: 'passed', reasons: [] };
  return { ...common, state: 'not-judged', reasons: [`${state.replace('-', ' ')}: ${fact}`] };
}
