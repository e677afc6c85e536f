import type { Figure, Limit, Measurement } from './figure';
import { checkLimit, medianOf } from './limit-check';

/** Renders a figure as a few lines of text: the measurement, its floor, and whether the limit holds. */
export function renderFigure(figure: Figure, measurement: Measurement): string {
  const { ratio, holds } = checkLimit(figure.limit, measurement);
  const { unit, values, floor } = measurement;
  const lines = [
    `${holds ? 'holds ' : 'MISSED'}  ${figure.name}`,
    `        measured  ${renderValues(values, unit)}`,
    ...(floor ? [`        floor     ${renderValues(floor.values, unit)}  ${floor.name}`] : []),
    `        limit     ${renderLimit(figure.limit, unit)}${ratio === undefined ? '' : `; ratio ${ratio.toFixed(2)}`}`,
  ];
  return lines.join('\n');
}

function renderValues(values: readonly number[], unit: string): string {
  const range = `${round(Math.min(...values))} to ${round(Math.max(...values))}`;
  return `${round(medianOf(values))} ${unit}  (${range}, n=${values.length})`;
}

function renderLimit(limit: Limit, unit: string): string {
  switch (limit.kind) {
    case 'ratio-at-most':
      return `≤ ${limit.ratio} × floor`;
    case 'above-floor-at-most':
      return `≤ floor + ${round(limit.value)} ${unit}`;
    case 'at-most':
      return `≤ ${limit.value} ${unit}`;
    case 'every-at-most':
      return `every value ≤ ${limit.value} ${unit}`;
    case 'at-least':
      return `≥ ${limit.value} ${unit}`;
  }
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
