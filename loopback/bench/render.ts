import type { Figure, Limit, Measurement } from './figure';
import { checkLimit, medianOf } from './limit-check';

/** Renders a figure as a few lines of text: the measurement, its floor, and whether the limit holds. */
export function renderFigure(figure: Figure, measurement: Measurement): string {
  const { ratio, holds } = checkLimit(figure.limit, measurement);
  const { unit, values, floor, filesIn } = measurement;
  const lines = [
    `${renderCheck(holds)}  ${figure.name}`,
    `        measured  ${renderValues(values, unit)}`,
    ...(floor ? [`        floor     ${renderValues(floor.values, unit)}  ${floor.name}`] : []),
    `        limit     ${renderLimits(figure, unit)}${ratio === undefined ? '' : `; ratio ${ratio.toFixed(2)}`}`,
    ...(filesIn ? [`        files     ${FILES_IN[filesIn]}`] : []),
  ];
  return lines.join('\n');
}

const FILES_IN = { memory: 'in memory', disk: 'on disk' };

/** Renders whether a limit holds, with the same number of characters in both cases. */
export function renderCheck(holds: boolean): string {
  return holds ? 'holds ' : 'MISSED';
}

/** Renders the limit of a figure, and the limit that the project wishes for if it is another. */
export function renderLimits({ limit, wish }: Figure, unit: string): string {
  return renderLimit(limit, unit) + (wish ? ` (wish: ${renderLimit(wish, unit)})` : '');
}

export function renderMedian(values: readonly number[], unit: string): string {
  return `${round(medianOf(values))} ${unit}`;
}

function renderValues(values: readonly number[], unit: string): string {
  const range = `${round(Math.min(...values))} to ${round(Math.max(...values))}`;
  return `${renderMedian(values, unit)}  (${range}, n=${values.length})`;
}

function renderLimit(limit: Limit, unit: string): string {
  switch (limit.kind) {
    case 'ratio-at-most':
      return `≤ ${limit.ratio} × floor`;
    case 'ratio-at-least':
      return `≥ ${limit.ratio} × floor`;
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
