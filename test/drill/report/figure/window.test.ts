import { chooseCloseUp, chooseWindow } from '../../../../drill/report/figure/window';
import type { Run } from '../../../../drill/report-format/run';
import { readFixture } from '../../../support/drill/report-fixture';

const [held] = readFixture('held').runs;
const [endless] = readFixture('not-held').runs;
if (!held || !endless) throw new Error('the saved reports have a run');

it('shows the failover from the request to its last moment, without the time before and after', () => {
  const { fromMs, toMs } = chooseWindow(held);
  expect(fromMs).toBeGreaterThan(2_000);
  expect(fromMs).toBeLessThan(held.requestedMs);
  expect(toMs).toBeGreaterThan(Math.max(...held.moments.map(({ atMs }) => atMs)));
  expect(toMs).toBeLessThan(6_000);
});

it('shows an outage that has not ended up to the end of the run', () => {
  expect(chooseWindow(endless).toMs).toBe(endless.durationMs);
});

it('stays within the run if moments lie outside it', () => {
  const moments: Run['moments'] = [
    { atMs: -90_000, source: 'event', text: 'long before' },
    { atMs: 90_000, source: 'failover', text: 'long after' },
  ];
  const { fromMs, toMs } = chooseWindow({ ...held, moments });
  expect(fromMs).toBeGreaterThan(0);
  expect(toMs).toBeLessThan(held.durationMs);
});

it('has a close-up of the longest write outage if the outage is small in the figure', () => {
  expect(chooseCloseUp(held, chooseWindow(held))).toBeUndefined();
  const closeUp = chooseCloseUp(held, { fromMs: 0, toMs: 12_000 });
  const fresh = held.lanes.find(({ name }) => name === held.writeOutageMs.lane)?.outages[0];
  expect(closeUp?.fromMs).toBeLessThan(Number(fresh?.lastServedMs));
  expect(closeUp?.toMs).toBeGreaterThan(Number(fresh?.servedAgainMs));
  expect(Number(closeUp?.toMs) - Number(closeUp?.fromMs)).toBeLessThan(1_000);
});

it('has no close-up without an outage, or of an outage that has not ended', () => {
  expect(chooseCloseUp(endless, { fromMs: 0, toMs: 600_000 })).toBeUndefined();
  const lanes = held.lanes.map((lane) => ({ ...lane, outages: [] }));
  expect(chooseCloseUp({ ...held, lanes }, { fromMs: 0, toMs: 12_000 })).toBeUndefined();
});

it('extends to the last recovery of a client, but not to the end of a client that never recovers', () => {
  const [run] = readFixture('clients').runs;
  if (!run) throw new Error('the saved report has a run');
  const { fromMs, toMs } = chooseWindow(run);
  const without = (name: string) => ({
    ...run,
    clients: run.clients.filter((client) => client.name !== name),
  });
  // Only postgres-js recovers after 16.8 s; pg-client and others never recover in the 25 s after the request.
  expect(toMs).toBeGreaterThan(run.requestedMs + 16_800);
  expect(toMs).toBeLessThan(run.durationMs - 5_000);
  expect(chooseWindow(without('postgres-js')).toMs).toBeLessThan(toMs);
  expect(chooseWindow(without('pg-client'))).toEqual({ fromMs, toMs });
});
