import { describeEvent } from '../../../../cli/commands/drill/describe-event';

it.each([
  [undefined, 'run 1: failover now, measuring for another 6 s'],
  [
    30_000,
    "run 1: failover now, measuring for another 6 s, then waiting up to 30 s for the clients' last answers",
  ],
])('a run of which the clients have the deadline %s says how long it lasts', (clientDeadlineMs, text) => {
  expect(
    describeEvent({ state: 'failing-over', cause: 'request', run: 1, afterSeconds: 6, clientDeadlineMs }),
  ).toBe(text);
});

it.each([
  [3, '13 clients on 2 processors: measured in 3 groups, one failover each'],
  [18, '13 clients on 2 processors: measured in 3 groups, one failover each; 18 runs in total'],
])('a drill of %d runs says in how many groups its clients are measured', (runs, text) => {
  const groups = { clients: 13, processors: 2, groups: 3, runs };
  expect(describeEvent({ state: 'grouped', ...groups })).toBe(text);
});
