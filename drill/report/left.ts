import type { Left } from '../report-format/cause';
import type { Report } from '../report-format/report';

/** Lists the changes that the causes leave in the cluster, each once. */
export function listLeft({ runs }: Report): Left[] {
  const left = runs.flatMap(({ cause }) => cause.left);
  return [...new Map(left.map((each) => [`${each.change} ${each.undo}`, each])).values()];
}
