import type { Figure, Measurement } from './figure';
import { checkLimit } from './limit-check';
import { renderCheck, renderLimits, renderMedian } from './render';

const HEADER = ['', 'figure', 'measured', 'floor', 'ratio', 'limit'];

/** Renders all figures of a run as one table, a line for each figure. */
export function renderTable(measured: readonly (readonly [Figure, Measurement])[]): string {
  const rows = [HEADER, ...measured.map(([figure, measurement]) => toRow(figure, measurement))];
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function toRow(figure: Figure, measurement: Measurement): string[] {
  const { unit, values, floor } = measurement;
  const { ratio, holds } = checkLimit(figure.limit, measurement);
  return [
    renderCheck(holds),
    figure.name,
    renderMedian(values, unit),
    floor ? renderMedian(floor.values, unit) : '',
    ratio?.toFixed(2) ?? '',
    renderLimits(figure, unit),
  ];
}
