import type { Report } from '../../report-format/report';
import { toHeadlines } from '../headlines';
import type { Table } from './table';

/** Table of the three numbers, without titles of the columns. */
export function tableHeadlines(report: Report): Table {
  const plain = (title: string) => ({ title, isNumber: false });
  return {
    title: '',
    columns: [plain(''), plain(''), plain(''), plain('')],
    rows: toHeadlines(report).map(({ title, value, detail, budget }) => [title, value, budget, detail]),
  };
}
