import { evaluateRun } from '../../../drill/evaluate-run';
import { toRowGroups } from '../../../drill/report/figure/rows';
import { chooseWindow } from '../../../drill/report/figure/window';
import { tableOutages } from '../../../drill/report/tables/outages';
import type { Scenario } from '../../support/drill/simulated-run';
import { simulateMeasurement } from '../../support/drill/simulated-run';

const early = { kind: 'refused', fromMs: 500, toMs: 1_800 } as const;
const scenario: Scenario = {
  durationMs: 8_000,
  requestedMs: 3_000,
  takeoverMs: 3_500,
  troubles: { 'write-pool': [early, { kind: 'refused', fromMs: 3_050, toMs: 3_500 }], read: [early] },
};
const run = evaluateRun(simulateMeasurement(scenario), { maxLost: 0 });

it('the figure shows the outage of the failover, and counts the outages from before the request', () => {
  const rows = toRowGroups(run)
    .flat()
    .map(({ figure, notes }) => [figure, notes]);
  expect(rows.slice(0, 3)).toEqual([
    [expect.stringMatching(/^4\d\d to 4\d\d ms$/), ['1 before the request']],
    ['no outage', []],
    ['no outage', ['1 before the request']],
  ]);
});

it('the figure does not extend to outages from before the request', () => {
  expect(chooseWindow(run).fromMs).toBeGreaterThan(2_000);
});

it('the table of outages marks those from before the request', () => {
  expect(tableOutages(run).rows.map(([lane]) => lane)).toEqual([
    'write-pool, before the request',
    'write-pool',
    'read-pool, before the request',
    'read-fresh, before the request',
  ]);
});
