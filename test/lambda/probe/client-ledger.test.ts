import { sortClientRows } from '../../../lambda/probe/client-ledger';

const clients = [{ name: 'one', ticks: 30 }];
const row = (key: string, copies = 1, client = 'one') => ({ client, key, copies });

it('lists the ticks that have rows in numerical order, and those with more than one row', () => {
  expect(sortClientRows([row('10'), row('2', 3), row('1')], clients)).toEqual([
    { client: 'one', found: [1, 2, 10, 1], repeated: [2, 3], foreignRows: 0 },
  ]);
});

it.each(['30', '-1', '01', '1.5', '', 'x', '99999999999'])(
  'counts rows with the key %j, which the probe did not pass to the client, as foreign',
  (key) => {
    expect(sortClientRows([row(key, 2)], clients)).toEqual([
      { client: 'one', found: [], repeated: [], foreignRows: 2 },
    ]);
  },
);

it('has an entry for each client of the run, and none for others', () => {
  expect(sortClientRows([row('1', 1, 'another')], clients)).toEqual([
    { client: 'one', found: [], repeated: [], foreignRows: 0 },
  ]);
});
