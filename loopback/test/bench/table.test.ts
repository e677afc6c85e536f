import type { Figure, Measurement } from '../../bench/figure';
import { renderTable } from '../../bench/table';

const figure = (name: string, rest: Pick<Figure, 'limit' | 'wish'>, values: number[], floor?: number) => {
  const measurement: Measurement = {
    unit: 'ms',
    values,
    ...(floor !== undefined && { floor: { name: 'floor', values: [floor] } }),
  };
  return [{ name, ...rest, measure: async () => measurement }, measurement] as const;
};

it('the table has a line for each figure, with its floor, ratio and limits', () => {
  const table = renderTable([
    figure('fast', { limit: { kind: 'ratio-at-most', ratio: 1.5 } }, [120, 130, 140], 100),
    figure('slow', { limit: { kind: 'at-most', value: 200 }, wish: { kind: 'at-most', value: 100 } }, [250]),
  ]);
  expect(table.split('\n')).toEqual([
    '        figure  measured  floor   ratio  limit',
    'holds   fast    130 ms    100 ms  1.30   ≤ 1.5 × floor',
    'MISSED  slow    250 ms                   ≤ 200 ms (wish: ≤ 100 ms)',
  ]);
});
