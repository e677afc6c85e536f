import { drawRun } from '../../../../drill/report/figure/draw';
import { layout } from '../../../../drill/report/figure/layout';
import { chooseWindow } from '../../../../drill/report/figure/window';
import type { Run } from '../../../../drill/report-format/run';
import { readFixture } from '../../../support/drill/report-fixture';

const [run] = readFixture('not-held').runs;
if (!run) throw new Error('the saved report has a run');

const draw = (drawn: Run) =>
  drawRun(drawn, chooseWindow(drawn), { id: 'figure', title: 'The failover', description: 'What it shows' })
    .text;
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

it('the figure has a row per lane with its bracket, and the number of each visible moment', () => {
  const texts = textsOf(draw(run));
  expect(texts).toEqual(
    expect.arrayContaining([
      'write-pool, 100 a second',
      'at least 19.8 s',
      'not ended',
      'write-fresh, 19 a second',
      '9.84 to 9.94 s',
      'read-pool, 100 a second',
      'read-fresh, 19 a second',
      'lab-1',
      'writer, then reader',
      '3.00 to 3.20 s',
      'lab-2',
      'reader, then writer',
      'lab-3',
      'reader',
      'no outage',
      '1',
      '10',
      '0 s',
      '+6 s',
    ]),
  );
});

it('the figure uses only named colours, so that the page sets their values', () => {
  const svg = draw(run);
  const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour);
  expect(new Set(colours.filter((colour) => !colour?.startsWith('var(--')))).toEqual(new Set(['none']));
  expect(colours).toEqual(expect.arrayContaining(['var(--failed)', 'var(--read-only)', 'var(--writer)']));
});

it('the figure escapes its texts', () => {
  const lanes = run.lanes.map((lane) => ({ ...lane, name: `<script>${lane.name}&"'` }));
  const svg = draw({ ...run, lanes });
  expect(svg).not.toContain('<script');
  expect(textsOf(svg).join()).toContain('&lt;script&gt;write-pool&amp;');
});

it('the figure has a row per client between lanes and members, the best first', () => {
  const [crowded] = readFixture('clients').runs;
  if (!crowded) throw new Error('the saved report has a run');
  const texts = textsOf(draw(crowded));
  const at = (text: string) => texts.indexOf(text);
  expect(texts.filter((text) => text === 'client, 20 a second')).toHaveLength(12);
  const order = ['read-fresh, 19 a second', 'pg-retry-keyed', 'pg-client', 'orders', 'lab-1'].map(at);
  expect(order).toEqual(order.toSorted((one, other) => one - other));
  expect(order).not.toContain(-1);
  expect(texts).toEqual(
    expect.arrayContaining(['10.5 to 10.6 s', 'at least 24.8 s', 'crashed', 'not opened']),
  );
});

it('the marks of sixty moments stay within the figure, in their order', () => {
  const moments = Array.from({ length: 60 }, (_, index) => ({
    atMs: run.requestedMs + index,
    source: 'event' as const,
    text: 'DB instance patched',
  }));
  const centres = [...draw({ ...run, moments }).matchAll(/<circle cx="([\d.]+)"/g)].map(([, x]) => Number(x));
  expect(centres).toHaveLength(60);
  expect(centres).toEqual(centres.toSorted((one, other) => one - other));
  expect(Math.min(...centres)).toBeGreaterThan(layout.markRadius);
  expect(Math.max(...centres)).toBeLessThan(layout.width - layout.markRadius);
});
