import type { Report } from '../../report-format/report';
import { describeRule, listComparisonNotes } from '../comparison-sentences';
import { HEADINGS } from '../sentences';
import { tableComparison } from '../tables/comparison';
import { renderItem, renderTitle } from './list';
import { renderTable } from './table';
import { wrap } from './wrap';

/** Renders the comparison with the baseline; empty if the drill has none. */
export function renderComparison({ comparison }: Report): string[] {
  if (comparison === undefined) return [];
  const table = tableComparison(comparison);
  return [
    ...renderTitle(HEADINGS.comparison),
    ...(table.rows.length > 0 ? [...renderTable(table), ''] : []),
    ...wrap(describeRule(comparison)),
    ...listComparisonNotes(comparison).flatMap(renderItem),
  ];
}
