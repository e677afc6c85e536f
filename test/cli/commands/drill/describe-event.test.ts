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
