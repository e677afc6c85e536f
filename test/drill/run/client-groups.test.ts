import { groupClients } from '../../../drill/run/client-groups';
import { CLIENTS_PER_PROCESSOR } from '../../../drill/run/limits';

function group(count: number, processors?: number, kind: 'aws' | 'loopback' = 'loopback') {
  const names = Array.from({ length: count }, (_, index) => `c${index}`);
  const groups = groupClients(
    { clients: { names, processors, rateHz: 20, deadlineMs: 1, judged: [] } },
    kind,
  );
  expect(groups.flat()).toEqual(names);
  return groups.map(({ length }) => length);
}

it.each([
  [1, 2, [1]],
  [6, 2, [6]],
  [7, 2, [4, 3]],
  [13, 2, [4, 5, 4]],
  [13, 1, [3, 2, 3, 2, 3]],
  [13, 4, [7, 6]],
  [13, 5, [13]],
])('%d clients on %d processors are measured in groups of %j', (clients, processors, sizes) => {
  expect(group(clients, processors)).toEqual(sizes);
});

it('no group has more clients than the processors can run, and the sizes differ by at most one', () => {
  for (let clients = 1; clients <= 60; clients += 1) {
    for (let processors = 1; processors <= 8; processors += 1) {
      const sizes = group(clients, processors);
      const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
      expect(most).toBeLessThanOrEqual(CLIENTS_PER_PROCESSOR * processors);
      expect(most - least).toBeLessThanOrEqual(1);
    }
  }
});

it('there is one group on AWS, or if the number of processors is not known', () => {
  expect(group(13, 2, 'aws')).toEqual([13]);
  expect(group(13)).toEqual([13]);
});

it('there is no group without clients', () => {
  expect(groupClients({}, 'loopback')).toEqual([]);
});
