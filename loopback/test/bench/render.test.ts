import type { Figure, Measurement } from '../../bench/figure';
import { renderFigure } from '../../bench/render';

const figure: Figure = {
  name: 'SIGKILL of the writer',
  limit: { kind: 'ratio-at-most', ratio: 1.7 },
  wish: { kind: 'ratio-at-most', ratio: 1.5 },
  measure: () => Promise.reject(new Error('The test measures nothing.')),
};
const floor = { name: 'bare kill', values: [20, 21, 22] };

it.each<[Partial<Measurement>, string[]]>([
  [
    { floor, filesIn: 'memory' },
    [
      'holds   SIGKILL of the writer',
      '        measured  31.5 ms  (30.0 to 90.0, n=3)',
      '        floor     21.0 ms  (20.0 to 22.0, n=3)  bare kill',
      '        limit     ≤ 1.7 × floor (wish: ≤ 1.5 × floor); ratio 1.50',
      '        files     in memory',
    ],
  ],
  [
    { floor: { ...floor, values: [10] }, filesIn: 'disk' },
    [
      'MISSED  SIGKILL of the writer',
      '        measured  31.5 ms  (30.0 to 90.0, n=3)',
      '        floor     10.0 ms  (10.0 to 10.0, n=1)  bare kill',
      '        limit     ≤ 1.7 × floor (wish: ≤ 1.5 × floor); ratio 3.15',
      '        files     on disk',
    ],
  ],
])('a figure is rendered with its floor, its limits and the place of its files', (rest, lines) => {
  const measurement = { unit: 'ms', values: [30, 31.5, 90], ...rest };
  expect(renderFigure(figure, measurement).split('\n')).toEqual(lines);
});
