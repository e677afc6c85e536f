import { orderClients } from '../../../drill/run/client-order';

const plan = { names: ['a', 'b', 'c'], rateHz: 20, deadlineMs: 30_000, judged: [] };

it.each([
  [1, ['a', 'b', 'c']],
  [2, ['b', 'c', 'a']],
  [3, ['c', 'a', 'b']],
  [4, ['a', 'b', 'c']],
])('run %d begins with another client than the run before', (run, clients) => {
  expect(orderClients(plan, run)).toEqual({ clients, clientRateHz: 20, clientDeadlineMs: 30_000 });
});
